package org.guitu.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A brace that is missing puts whatever follows into the rule before it, and no browser says a word. */
class StyleSheetsTest {

    private static final List<String> PLACES = List.of(
            "classpath:static/assets/*.css", "classpath*:META-INF/resources/webjars/camunda/app/*/styles/*.css");
    /** Camunda's own of the same folders come in one line. */
    private static final Pattern OURS = Pattern.compile(".*/target/classes/.*");

    private static final Pattern NO_BRACES = Pattern.compile("/\\*.*?\\*/|\"[^\"\n]*\"", Pattern.DOTALL);

    @Test
    void eachStyleSheetClosesARuleBeforeTheNextBegins() throws IOException {
        var faults = new ArrayList<String>();
        var read = 0;
        for (String place : PLACES) {
            for (var file : new PathMatchingResourcePatternResolver().getResources(place)) {
                if (OURS.matcher(file.getURL().toString()).matches()) {
                    read++;
                    faults.addAll(faultsOf(file.getFilename(), file.getContentAsString(StandardCharsets.UTF_8)));
                }
            }
        }
        assertThat(read).isGreaterThan(10);
        assertThat(faults).isEmpty();
    }

    @Test
    void aMissingBraceIsFound() {
        assertThat(faultsOf("a.css", "a {\n  color: red;\nb {\n  color: red;\n}\n"))
                .hasSize(2);
        assertThat(faultsOf("a.css", "@media print {\n  /* { */\n  a[b=\"}\"] {\n    color: red;\n  }\n}\n"))
                .isEmpty();
    }

    /** What is inside a rule is indented, as all of ours is. */
    private static List<String> faultsOf(String name, String text) {
        var faults = new ArrayList<String>();
        int depth = 0;
        for (String line : NO_BRACES.matcher(text).replaceAll("").lines().toList()) {
            if (depth > 0 && !line.isBlank() && !line.startsWith(" ") && !line.startsWith("}")) {
                faults.add(name + ": " + line);
            }
            depth += (int) (line.chars().filter(c -> c == '{').count()
                    - line.chars().filter(c -> c == '}').count());
        }
        if (depth != 0) {
            faults.add("%s: %d braces are not closed".formatted(name, depth));
        }
        return faults;
    }
}
