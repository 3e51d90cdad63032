package org.guitu.form;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guitu.office.RefusedException;

/**
 * A form that was not accepted: every problem with the label of its question and its remedy, one per line, in Chinese, never with
 * the answer.
 */
public final class FormRefusal extends RefusedException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * One thing that keeps a form from being accepted.
     *
     * @param key of the question that it is about; empty for one about the form as a whole
     * @param sentence what is wrong, with the label of its question and the remedy, without the full stop
     */
    public record Problem(Optional<String> key, String sentence) {

        static Problem at(FormField field, String sentence) {
            return new Problem(Optional.of(field.key()), sentence);
        }

        static Problem ofForm(String sentence) {
            return new Problem(Optional.empty(), sentence);
        }
    }

    FormRefusal(List<Problem> problems) {
        this("表单没有提交，请修改后再提交：", problems);
    }

    /** {@code heading}: what did not happen, in its own words. */
    FormRefusal(String heading, List<Problem> problems) {
        super(heading
                + problems.stream()
                        .map(problem -> "\n" + problem.sentence() + "。")
                        .collect(Collectors.joining()));
        this.problems = List.copyOf(problems);
    }

    public FormRefusal(String problem) {
        this(List.of(Problem.ofForm(problem)));
    }

    /** For what is wrong with the answer to that question. */
    public FormRefusal(String key, String problem) {
        this(List.of(new Problem(Optional.of(key), problem)));
    }

    /** In the order of the form. */
    public List<Problem> problems() {
        return problems;
    }

    /** That a rule of the form itself cannot be worked out, so that nobody can say whether the answer keeps it. */
    static FormRefusal ofBrokenRule(FormField field) {
        return new FormRefusal(field.key(), "“%s”的规则写错了，无法核对；请系统管理员在“模型发布”页（/models）改正表单".formatted(field.label()));
    }
}
