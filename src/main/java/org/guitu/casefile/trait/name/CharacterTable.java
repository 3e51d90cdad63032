package org.guitu.casefile.trait.name;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a list of {@code reference/}: lines of text, and comments that begin with a hash. */
final class CharacterTable {

    private CharacterTable() {}

    static List<String> lines(String file) {
        try (InputStream table = CharacterTable.class.getResourceAsStream("/reference/" + file)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
