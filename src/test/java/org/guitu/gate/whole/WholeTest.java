package org.guitu.gate.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.guitu.gate.file.ModelFile;
import org.junit.jupiter.api.Test;

class WholeTest {

    private static final ModelFile DEPLOYED = process("visit.bpmn");

    @Test
    void aProcessInAFileOfAnotherNameTakesThePlaceOfWhatItWas() {
        var saved = process("visit (1).bpmn");
        var whole = new Whole(List.of(saved), List.of(DEPLOYED), List.of());
        assertThat(whole.files()).containsExactly(saved);
        assertThat(whole.before("visit (1).bpmn")).contains(DEPLOYED);
        assertThat(new Whole(List.of(DEPLOYED), List.of(saved), List.of()).files())
                .containsExactly(DEPLOYED);
    }

    @Test
    void anotherProcessStandsBesideIt() {
        var other = new ModelFile("call.bpmn", content("call"));
        assertThat(new Whole(List.of(other), List.of(DEPLOYED), List.of()).files())
                .containsExactlyInAnyOrder(DEPLOYED, other);
    }

    private static ModelFile process(String name) {
        return new ModelFile(name, content("visit"));
    }

    private static byte[] content(String process) {
        return "<definitions><process id=\"%s\" /></definitions>"
                .formatted(process)
                .getBytes(StandardCharsets.UTF_8);
    }
}
