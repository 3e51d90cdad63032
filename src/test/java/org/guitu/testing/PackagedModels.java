package org.guitu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.guitu.gate.file.ModelFile;

/** The models that come with the program, as files of a deployment. */
public final class PackagedModels {

    private static final List<ModelFile> ALL = Stream.of("processes", "forms")
            .map(Path::of)
            .flatMap(PackagedModels::files)
            .toList();

    private PackagedModels() {}

    public static List<ModelFile> all() {
        return ALL;
    }

    /** The file of that short name. */
    public static ModelFile file(String shortName) {
        return ALL.stream()
                .filter(file -> file.shortName().equals(shortName))
                .findFirst()
                .orElseThrow();
    }

    /** The same with another text. */
    public static ModelFile changed(String shortName, UnaryOperator<String> change) {
        var file = file(shortName);
        var text = new String(file.content(), StandardCharsets.UTF_8);
        var changed = change.apply(text);
        if (changed.equals(text)) {
            throw new IllegalArgumentException("Nothing changes in %s.".formatted(shortName));
        }
        return new ModelFile(file.name(), changed.getBytes(StandardCharsets.UTF_8));
    }

    private static Stream<ModelFile> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.toString().matches(".*\\.(bpmn|dmn|form)"))
                    .sorted()
                    .map(PackagedModels::read)
                    .toList()
                    .stream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static ModelFile read(Path file) {
        try {
            return new ModelFile(file.toString(), Files.readAllBytes(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
