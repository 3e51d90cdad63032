package org.guitu.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of law and security names tests, tables and processes that are there. */
class ComplianceTest {

    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
    private static final Pattern MODEL = Pattern.compile("`([a-z-]+\\.dmn)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([a-z][\\w./-]*)");

    @ParameterizedTest
    @ValueSource(strings = {"compliance.md", "security.md", "privacy-rules.zh.md"})
    void namesWhatIsThere(String page) throws IOException {
        var text = Files.readString(Path.of("docs", page));
        var tests = names(Path.of("src/test/java"));
        assertThat(found(TEST, text)).allSatisfy(test -> assertThat(tests).contains(test + ".java"));
        assertThat(found(MODEL, text))
                .allSatisfy(model -> assertThat(Path.of("processes", model)).exists());
        assertThat(found(LINK, text)).isNotEmpty().allSatisfy(link -> assertThat(Path.of("docs", link))
                .exists());
    }

    private static List<String> found(Pattern what, String text) {
        return what.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toList());
        }
    }
}
