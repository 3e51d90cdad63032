package org.guitu.gate.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.gate.file.ProblemList;
import org.junit.jupiter.api.Test;

class AllRulesTest {

    private static final ModelFile FINE = file("fine.dmn", "fine");
    private static final ModelFile BROKEN = file("broken.dmn", "broken");

    @Test
    void whatWasWrongBeforeWithAFileThatStaysIsNotTheDeploymentsFault() {
        assertThat(check(new Whole(List.of(FINE), List.of(BROKEN), List.of()))).isEmpty();
    }

    @Test
    void whatADeploymentBreaksInAFileThatStaysIsItsFault() {
        assertThat(check(new Whole(List.of(file("breaks.dmn", "breaks fine.dmn")), List.of(FINE), List.of())))
                .extracting(Problem::file)
                .containsExactly("fine.dmn");
    }

    @Test
    void whatIsSentIsHeldAgainstAllRulesEvenIfItIsThereAlready() {
        assertThat(check(new Whole(List.of(BROKEN), List.of(BROKEN), List.of())))
                .extracting(Problem::file)
                .containsExactly("broken.dmn");
    }

    private static List<Problem> check(Whole whole) {
        return AllRules.check(List.of(AllRulesTest::problems), whole);
    }

    /** A file is at fault that says so, or of which another says that it breaks it. */
    private static List<Problem> problems(Whole whole) {
        return whole.files().stream()
                .filter(file -> text(file).equals("broken")
                        || whole.files().stream().anyMatch(any -> text(any).equals("breaks " + file.shortName())))
                .flatMap(file -> {
                    var problems = new ProblemList(file);
                    problems.add("", "is broken: mend it.");
                    return problems.found().stream();
                })
                .toList();
    }

    private static String text(ModelFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }

    private static ModelFile file(String name, String text) {
        return new ModelFile(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
