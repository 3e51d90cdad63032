package org.guitu.gate.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.guitu.gate.fact.FactValue.Type;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.whole.OlderVersion;
import org.guitu.gate.whole.Whole;
import org.guitu.office.Directory;
import org.guitu.testing.PackagedModels;
import org.junit.jupiter.api.Test;

/** What the packaged forms, tables and processes make of their facts. */
class FactValuesTest {

    private static final FactValues FACTS =
            FactValues.of(new Whole(PackagedModels.all(), List.of(), List.of()), Directory.packaged());

    private static FactValue fact(String name) {
        return FACTS.find(name).orElseThrow();
    }

    @Test
    void whatIsChosenIsOneOfTheOptions() {
        assertThat(fact("careLevel").codes())
                .containsExactlyInAnyOrder("independent", "some-help", "full-care", "specialist");
        assertThat(fact("careLevel").closed()).isTrue();
        assertThat(fact("careLevel").types()).containsExactly(Type.TEXT);
        assertThat(fact("whatChanges").types()).containsExactly(Type.CODES);
    }

    @Test
    void whatIsWorkedOutIsWhatItsExpressionCanComeTo() {
        assertThat(fact("ageGroup").codes()).containsExactly("adult", "disputed", "minor");
        assertThat(fact("minor").types()).containsExactly(Type.TRUTH);
        assertThat(fact("ageYears").types()).containsExactly(Type.NUMBER);
        assertThat(fact("nextCheckOn").types()).containsExactly(Type.DAY);
        assertThat(fact("urgencyLevel").codes()).containsExactly("critical", "high", "normal", "raised");
    }

    @Test
    void whatIsPutTogetherIsEveryPair() {
        assertThat(fact("partNeeds").canBe("medical-urgent")).isTrue();
        assertThat(fact("partNeeds").canBe("medical-sometimes")).isFalse();
        assertThat(fact("neededByParts").canBe("schooling-some")).isTrue();
    }

    @Test
    void whatATableSaysIsOneOfItsOutputs() {
        assertThat(fact("suggestedPlacement").canBe("kin")).isTrue();
        assertThat(fact("suggestedPlacement").types()).containsExactly(Type.TEXT);
        assertThat(fact("suggestedServices").types()).containsExactly(Type.CODES);
        assertThat(fact("partDepartment").canBe("health")).isTrue();
        assertThat(fact("partDepartment").canBe("court")).isFalse();
    }

    @Test
    void whatACallGivesBackIsWhereItEnds() {
        assertThat(fact("medicalCareOutcome").canBe("stopped")).isTrue();
        assertThat(fact("medicalCareOutcome").closed()).isTrue();
        assertThat(fact("wayOut").codes()).containsExactly("abroad", "other-province");
    }

    @Test
    void aRegionIsOneOfTheList() {
        assertThat(fact("region").canBe("350404")).isTrue();
        assertThat(fact("region").canBe("999999")).isFalse();
    }

    @Test
    void whatAnOlderVersionAskedStillCounts() {
        var form = new ModelFile(
                "forms/assess-needs.form",
                """
                {"components": [{"type": "select", "key": "careLevel", "values": [{"value": "night-care"}]}]}"""
                        .getBytes(StandardCharsets.UTF_8));
        var model = new ModelFile(
                "processes/assistance-plan.bpmn",
                "<definitions><process id=\"assistance-plan\"/></definitions>".getBytes(StandardCharsets.UTF_8));
        var older = new OlderVersion("assistance-plan", 1, 3, model, List.of(form));
        var facts = FactValues.of(new Whole(PackagedModels.all(), List.of(), List.of(older)), Directory.packaged());
        assertThat(facts.find("careLevel").orElseThrow().canBe("night-care")).isTrue();
        assertThat(fact("careLevel").canBe("night-care")).isFalse();
    }

    @Test
    void everyExpressionOfThePackagedFormsIsUnderstood() {
        var open = new ArrayList<String>();
        for (String name : FACTS.names()) {
            if (fact(name).types().size() == Type.values().length) {
                open.add(name);
            }
        }
        assertThat(open).isEmpty();
    }
}
