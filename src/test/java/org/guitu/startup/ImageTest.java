package org.guitu.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the jar is made of is there, too, when it is made for the image. */
class ImageTest {

    private static final Pattern RESOURCES =
            Pattern.compile("<resource>\\s*<directory>([^<]+)</directory>", Pattern.DOTALL);

    @Test
    void theImageIsBuiltOfAllThatTheJarHolds() throws IOException {
        var folders = RESOURCES
                .matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(match -> match.group(1).replaceFirst("^src/main/.*", "src/main"))
                .toList();
        assertThat(folders).contains("src/main", "docs", "forms", "processes");
        assertThat(Files.readAllLines(Path.of("src/main/docker/Dockerfile")))
                .containsAll(folders.stream()
                        .map(folder -> "COPY %1$s %1$s".formatted(folder))
                        .toList());
        assertThat(Files.readAllLines(Path.of(".dockerignore")))
                .containsAll(folders.stream().map(folder -> "!" + folder).toList());
    }
}
