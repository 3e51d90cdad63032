package org.guitu.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.guitu.gate.file.ModelFile;
import org.junit.jupiter.api.Test;

class ModelWordsTest {

    private static Set<String> of(String name, String content) {
        return ModelWords.of(List.of(new ModelFile(name, content.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void aProcessAsksForItsElementsAndForWhatItsExpressionsCall() {
        assertThat(
                        of(
                                "processes/p.bpmn",
                                """
                                <bpmn:userTask id="see" name="去看 (now)"><camunda:property name="queue" value="police" />
                                  <c>${visits.next(region) == other}</c></bpmn:userTask>"""))
                .contains("<bpmn:userTask>", "name=", "queue", "visits.next", "next()")
                .doesNotContain("see", "police", "other");
    }

    @Test
    void aFormAsksForPropertiesAndWhatTheyName() {
        assertThat(
                        of(
                                "forms/f.form",
                                """
                                {"components": [{"type": "textfield", "key": "name", "label": "姓名",
                                  "properties": {"class": "identity", "rule": "if overlap(a, b) then 1 else 2"}}]}"""))
                .contains("type: textfield", "class: identity", "rule:", "overlap()")
                .doesNotContain("key: name");
    }
}
