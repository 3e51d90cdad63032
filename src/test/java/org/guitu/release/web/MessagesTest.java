package org.guitu.release.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guitu.migration.CaseResult;
import org.guitu.migration.Fate;
import org.guitu.migration.Finding;
import org.guitu.release.Release;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** What pages say in two languages is there in both. */
class MessagesTest {

    private static final Pattern KEY = Pattern.compile("(?:#\\{|msg\\(')((?:models|diagrams)\\.[A-Za-z.-]*[A-Za-z])");
    private static final Pattern REFUSAL = Pattern.compile("ReleaseRefusedException\\(\\s*\"([a-z-]+)\"");

    private static Properties read(String file) throws IOException {
        var properties = new Properties();
        try (var text = new InputStreamReader(new ClassPathResource(file).getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(text);
        }
        return properties;
    }

    private static TreeSet<String> named(Path folder, String ending, Pattern pattern) throws IOException {
        var names = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(any -> any.toString().endsWith(ending)).toList()) {
                pattern.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
            }
        }
        return names;
    }

    @Test
    void eachSentenceIsThereInBothLanguages() throws IOException {
        var chinese = read("messages.properties");
        var english = read("messages_en.properties");
        assertThat(english.stringPropertyNames()).isEqualTo(chinese.stringPropertyNames());
        english.forEach(
                (key, text) -> assertThat(text.toString()).as(key.toString()).isNotBlank());
    }

    @Test
    void eachKeyOfAPageAndEachRefusalHasItsSentence() throws IOException {
        var known = read("messages.properties").stringPropertyNames();
        assertThat(known).containsAll(named(Path.of("src/main/resources/templates"), ".html", KEY));
        assertThat(known)
                .containsAll(named(Path.of("src/main/java/org/guitu/release"), ".java", REFUSAL).stream()
                        .map(key -> "models.refused." + key)
                        .toList());
    }

    @Test
    void eachStateHasItsName() throws IOException {
        var known = read("messages.properties").stringPropertyNames();
        Stream.of(Release.State.values()).forEach(any -> assertThat(known).contains("models.state." + any));
        Stream.of(Release.Origin.values()).forEach(any -> assertThat(known).contains("models.origin." + any));
        Stream.of(Fate.Way.values()).forEach(any -> assertThat(known).contains("models.fate." + any.name()));
        Stream.of(Finding.Severity.values()).forEach(any -> assertThat(known).contains("models.finding." + any));
        Stream.of(CaseResult.Outcome.values()).forEach(any -> assertThat(known).contains("models.outcome." + any));
    }
}
