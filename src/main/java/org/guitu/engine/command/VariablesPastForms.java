package org.guitu.engine.command;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.guitu.engine.Refusal;

/**
 * Refuses every command by which a person would store variables past a form: completing, correlating, starting, modifying,
 * migrating, in batches, whatever it is called. Only the submission of a form writes what people send, after it was checked.
 */
final class VariablesPastForms extends CommandInterceptor {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z]\\w{0,63}");

    private final SentVariables sent = new SentVariables();

    @Override
    public <T> T execute(Command<T> command) {
        if (!Submission.isOpen() && isSomebodyLoggedIn()) {
            var names = sent.names(command);
            if (!names.isEmpty()) {
                throw Refusal.forbidden(
                        "变量%s不能这样写入：数据只通过任务的表单或起案表单提交，请填写表单；表单没有这一项的，请联系系统管理员。".formatted(quoted(names)));
            }
        }
        return next.execute(command);
    }

    /** What is no variable's name is not repeated: it may be anything. */
    private static String quoted(Set<String> names) {
        return names.stream()
                .map(name -> NAME.matcher(name).matches() ? "“%s”".formatted(name) : "（名称无效）")
                .sorted()
                .collect(Collectors.joining("、"));
    }

    private static boolean isSomebodyLoggedIn() {
        var person = Context.getCommandContext().getAuthentication();
        return person != null && person.getUserId() != null;
    }
}
