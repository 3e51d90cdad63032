package org.guitu.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.testing.PackagedModels.changed;

import java.time.InstantSource;
import java.util.List;
import org.guitu.engine.expression.ConditionsForTests;
import org.guitu.gate.file.Problem;
import org.guitu.office.Directory;
import org.guitu.testing.PackagedModels;
import org.junit.jupiter.api.Test;

/** Each option of a question can be told from the others by whoever chooses. */
class OptionsTest {

    private static List<String> problems(String before, String after) {
        var gate = new Gate(Directory.packaged(), ConditionsForTests.at(InstantSource.system()), List.of());
        return gate
                .check(
                        List.of(changed("review-term.form", text -> text.replaceFirst(before, after))),
                        new DeployedFiles(PackagedModels.all()))
                .stream()
                .filter(problem -> problem.element().equals("termOutcome"))
                .map(Problem::text)
                .toList();
    }

    @Test
    void anOptionThatStandsThereTwiceIsRefused() {
        assertThat(problems("\"value\": \"graduated\"", "\"value\": \"settled\""))
                .containsExactly(
                        "option 'settled' stands there twice: whoever chooses cannot tell them apart. Keep one.");
    }

    @Test
    void anOptionWithoutALabelIsRefused() {
        assertThat(problems(
                        "\"label\": \"[^\"]*\",(\\s*)\"value\": \"settled\"",
                        "\"label\": \"\",$1\"value\": \"settled\""))
                .containsExactly("option 'settled' has no label, so that nobody sees what it is: write one.");
    }
}
