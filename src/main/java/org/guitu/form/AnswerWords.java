package org.guitu.form;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says a recorded answer as people read it: the labels of options, never their codes. */
public final class AnswerWords {

    private AnswerWords() {}

    /** {@code question}: empty when the form does not ask it any more. */
    public static String of(Optional<FormField> question, Object value) {
        if (value == null) {
            return "（已撤销，没有内容）";
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(item -> of(question, item)).collect(Collectors.joining("、"));
        }
        if (value instanceof Boolean yes) {
            return yes ? "是" : "否";
        }
        var text = String.valueOf(value);
        return question.map(field -> switch (field.kind()) {
                    case CHOICE, CHOICES ->
                        field.called(text).orElse(field.names().isPresent() ? "名录 " + text : "（已没有这个选项）");
                    case DATE_TIME -> text.replace('T', ' ');
                    default -> text;
                })
                .orElse(text);
    }
}
