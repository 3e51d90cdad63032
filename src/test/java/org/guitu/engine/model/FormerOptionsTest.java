package org.guitu.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.guitu.form.AnswerWords;
import org.guitu.form.Form;
import org.guitu.form.FormForBrowser;
import org.junit.jupiter.api.Test;

class FormerOptionsTest {

    private static final String FORM =
            """
            {"id": "show", "components": [{"type": "group", "components": [
              {"type": "radio", "id": "r", "key": "rule", "label": "联系", "readonly": true, "values": [%s]},
              {"type": "select", "id": "s", "key": "asked", "label": "联系", "values": [%s]}]}]}""";
    private static final String SAFE = "{\"label\": \"可以\", \"value\": \"safe\"}";
    private static final String NEVER = "{\"label\": \"不得\", \"value\": \"never\"}";
    private static final byte[] FIRST = file(SAFE + "," + NEVER);
    private static final byte[] LATER = file(SAFE);

    private final FormerOptions former = FormerOptions.NONE.with(FIRST).with(LATER);

    @Test
    void anAnswerThatNobodyCanGiveAnyMoreIsReadByItsName() {
        var question = Form.read(former.addedTo(LATER)).field("rule");
        assertThat(AnswerWords.of(question, "never")).isEqualTo("不得");
        assertThat(AnswerWords.of(question, List.of("safe", "never"))).isEqualTo("可以、不得");
        assertThat(AnswerWords.of(Optional.of(Form.read(LATER).field("rule").orElseThrow()), "never"))
                .isEqualTo("（已没有这个选项）");
    }

    @Test
    void whereItIsOnlyShownTheBrowserGetsTheNameAndWhereItIsAskedNobodyCanChooseIt() {
        var shown = new String(FormForBrowser.read(former.addedTo(LATER)).json(), StandardCharsets.UTF_8);
        assertThat(shown)
                .contains("\"type\":\"select\",\"id\":\"r\"")
                .containsOnlyOnce("不得")
                .doesNotContain("formerValues");
        assertThat(Form.read(former.addedTo(LATER)).field("asked").orElseThrow().options())
                .containsOnlyKeys("safe");
    }

    @Test
    void aFormOfWhichThereWasNoOtherVersionStaysAsItIs() {
        assertThat(FormerOptions.NONE.addedTo(LATER)).isSameAs(LATER);
        assertThat(new String(
                        FormForBrowser.read(FormerOptions.NONE.with(LATER).addedTo(LATER))
                                .json(),
                        StandardCharsets.UTF_8))
                .contains("\"type\":\"radio\"");
    }

    private static byte[] file(String options) {
        return FORM.formatted(options, options).getBytes(StandardCharsets.UTF_8);
    }
}
