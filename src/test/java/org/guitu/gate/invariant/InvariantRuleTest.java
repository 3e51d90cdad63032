package org.guitu.gate.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.gate.proof.Proofs;
import org.guitu.gate.whole.Whole;
import org.guitu.office.Directory;
import org.guitu.testing.PackagedModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a row may say, and what is refused in it. */
class InvariantRuleTest {

    private final InvariantRule rule = new InvariantRule(new Proofs(Directory.packaged()));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "<text>\"return-home\"</text>;<text>\"return-hom\"</text>;there is no process 'return-hom'",
                "home-preparation,hand-over-home,repatriation;home-preparations,hand-over-home,repatriation;there is no step 'home-preparations'",
                "approve-return: approveReturnOutcome;approve-returns: approveReturnOutcome;there is no step 'approve-returns'",
                "kinshipProof ==;kinshipProff ==;there is no fact 'kinshipProff'",
                "minor == true &amp;&amp; wayHomeOutcome;minor = true and wayHomeOutcome;is no condition",
                "homeCheck == 'cleared'\";homeCheck is cleared\";is not understood",
            })
    void whatIsNotThereOrCannotBeReadIsRefused(String text, String other, String sentence) {
        assertThat(checkChanged(text, other)).extracting(Problem::text).anyMatch(found -> found.contains(sentence));
    }

    @Test
    void aRowSaysWhy() {
        assertThat(checkChanged(
                        "<description>亲缘未经鉴定确认的，不得交由其照料。依据:第2.2.1.4条(政策);民法典第1067条(法律)</description>",
                        "<description>防错</description>"))
                .extracting(Problem::text)
                .containsExactly("does not say why: write the reason and its clause in the description of the row.");
    }

    @Test
    void aStricterRowIsHeldAgainstTheModelsThatStay() {
        var problems = checkChanged("placementType == 'foster'", "placementType == 'hospital'");
        assertThat(problems).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("processes/placement.bpmn");
            assertThat(problem.element()).isEqualTo("admit");
            assertThat(problem.way())
                    .startsWith("placement-requested", "suggest-placement", "decide-placement")
                    .endsWith("admit");
            assertThat(problem.text())
                    .contains(
                            "against the rule 'families-checked'",
                            "what is missing: decide-placement: carerCheck == 'clear'");
        });
    }

    @Test
    void withoutTheTableNothingIsDemanded() {
        var files = PackagedModels.all().stream()
                .filter(file -> !file.shortName().equals("invariants.dmn"))
                .toList();
        assertThat(rule.check(new Whole(files, List.of(), List.of()))).isEmpty();
    }

    /** The table is sent, all else stays. */
    private List<Problem> checkChanged(String text, String other) {
        var table = PackagedModels.file("invariants.dmn");
        var before = new String(table.content(), StandardCharsets.UTF_8);
        assertThat(before).contains(text);
        var changed = new ModelFile(table.name(), before.replace(text, other).getBytes(StandardCharsets.UTF_8));
        return rule.check(new Whole(List.of(changed), PackagedModels.all(), List.of()));
    }
}
