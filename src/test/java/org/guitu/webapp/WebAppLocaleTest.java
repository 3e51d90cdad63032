package org.guitu.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Camunda's web apps speak Chinese: our texts keep step with the English ones in the web apps' jar. */
class WebAppLocaleTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}|\\{}|%[sd]|href=\"#[^\"]*\"");

    /** Formats, names of formats and products, which are the same in Chinese. */
    private static final Set<String> SAME_IN_BOTH = Set.of("L", "HH:mm", "CSV", "JSON", "Optimize");

    private static final Pattern LETTER = Pattern.compile("[A-Za-z]");

    /** Besides those of Guitu's own rules, of which Camunda knows nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void everyTextHasItsChinese(String app) throws IOException {
        assertThat(texts(app, "zh").keySet().stream().filter(key -> !key.contains("_GUITU_")))
                .containsExactlyInAnyOrderElementsOf(texts(app, "en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void theChineseFillsInTheSameValues(String app) throws IOException {
        var chinese = texts(app, "zh");
        texts(app, "en")
                .forEach((key, english) ->
                        assertThat(placeholders(chinese.get(key))).as(key).isEqualTo(placeholders(english)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void nothingIsEmptyOrLeftInEnglish(String app) throws IOException {
        var chinese = texts(app, "zh");
        texts(app, "en").forEach((key, english) -> {
            if (!english.isBlank()) {
                assertThat(chinese.get(key)).as(key).isNotBlank();
            }
            if (LETTER.matcher(english).find() && !SAME_IN_BOTH.contains(english)) {
                assertThat(chinese.get(key)).as(key).isNotEqualTo(english);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void ourSettingsAndColoursReplaceTheJars(String app) throws IOException {
        assertThat(read(app, "scripts/config.js")).contains("归途", "locales");
        assertThat(read(app, "styles/user-styles.css")).contains("assets/webapp.css");
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    private static Map<String, String> texts(String app, String language) throws IOException {
        var texts = new TreeMap<String, String>();
        collect("", new ObjectMapper().readTree(read(app, "locales/" + language + ".json")), texts);
        return texts;
    }

    private static void collect(String path, JsonNode node, Map<String, String> texts) {
        if (node.isValueNode()) {
            texts.put(path, node.asText());
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, node.get(i), texts);
            }
        } else {
            node.properties().forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), texts));
        }
    }

    /** What the class path serves: our file where there is one, else the jar's. Some of the jar's start with a byte order mark. */
    private static String read(String app, String file) throws IOException {
        var path = "/META-INF/resources/webjars/camunda/app/" + app + "/" + file;
        try (var stream = WebAppLocaleTest.class.getResourceAsStream(path)) {
            assertThat(stream).as(path).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
        }
    }
}
