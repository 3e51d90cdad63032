package org.guitu.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FittingTest {

    private static final Form FORM = Form.read(
            """
            {"id": "f", "components": [
              {"type": "textfield", "key": "name", "validate": {"maxLength": 5}},
              {"type": "number", "key": "age", "validate": {"max": 120}},
              {"type": "datetime", "subtype": "date", "key": "born"},
              {"type": "datetime", "subtype": "date", "key": "next", "disallowPassedDates": true},
              {"type": "select", "key": "relation", "values": [{"label": "母亲", "value": "mother"}]},
              {"type": "checklist", "key": "searches",
               "values": [{"label": "DNA", "value": "dna"}, {"label": "公告", "value": "notice"}]}]}"""
                    .getBytes(StandardCharsets.UTF_8));

    private final Fitting fitting = new Fitting(LocalDate.of(2026, 11, 29));

    private Object answer(String key, Object other) {
        return fitting.answer(FORM.field(key).orElseThrow(), other).orElse(null);
    }

    @Test
    void anAnswerOfTheSameSortFits() {
        assertThat(answer("name", "示例")).isEqualTo("示例");
        assertThat(answer("born", "2010-01-31")).isEqualTo("2010-01-31");
        assertThat(answer("relation", "mother")).isEqualTo("mother");
    }

    @Test
    void ofAListTheCodesFitThatAreOffered() {
        assertThat(answer("searches", List.of("dna", "face", "notice"))).isEqualTo(List.of("dna", "notice"));
        assertThat(answer("searches", List.of("face"))).isNull();
    }

    @Test
    void whatTheQuestionWouldRefuseLeavesItEmpty() {
        assertThat(answer("name", "示例示例示例")).isNull();
        assertThat(answer("name", true)).isNull();
        assertThat(answer("age", 130)).isNull();
        assertThat(answer("next", "2020-01-01")).isNull();
        assertThat(answer("relation", "agency")).isNull();
        assertThat(answer("relation", null)).isNull();
    }
}
