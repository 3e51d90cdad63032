package org.guitu.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CaseFilesTest {

    private static final Path SOURCES = Path.of("src/main");
    private static final Path MIGRATIONS = SOURCES.resolve("resources/db/migration");
    private static final Pattern WRITES = Pattern.compile(
            "\\b(insert\\s+into|update|delete\\s+from|merge\\s+into|truncate)\\s+(table\\s+|only\\s+)*(guitu\\.)?case_file\\b",
            Pattern.CASE_INSENSITIVE);

    @Test
    void noOtherClassWritesCaseFiles() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> !file.startsWith(MIGRATIONS))
                            .filter(CaseFilesTest::writes)
                            .map(file -> file.getFileName().toString()))
                    .containsExactly("CaseFiles.java");
        }
    }

    private static boolean writes(Path file) {
        try {
            // Letter by letter whatever the file is, pictures and fonts as well.
            return WRITES.matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .find();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
