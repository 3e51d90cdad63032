package org.guitu.engine.command;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.guitu.engine.Refusal;

/**
 * Says plainly why something did not happen, where the engine would answer HTTP 500 in its own words: 403 for what a rule forbids, 400
 * for what a colleague did first and for values that the database cannot take. Nothing of the command has been stored.
 *
 * <p>What the engine does by itself keeps its exceptions: it tries again by their type.
 */
final class PlainRefusals extends CommandInterceptor {

    private static final String CLAIM_LOST = "同事刚刚认领了这项任务，您的认领没有生效。请刷新任务列表，选择其他任务。";
    private static final String CHANGE_LOST = "同事刚刚认领、办理或更改了同一项内容，您的操作没有生效。请刷新后核对，确有需要再试。";
    private static final String BAD_VALUE = "请求里有不能使用的字符或数值（如空字符、负数的起始位置、过大的数字），请更正后再试。";
    private static final String ALREADY_THERE = "已有相同的内容（可能是同事刚刚保存的），您的操作没有生效。请刷新后核对。";

    private static final String BY_PAGES = "列表须分页查询：请用参数 firstResult 和 maxResults，每页最多 2000 条。";

    /** A list was asked for without the size of its page, or with too large a one. */
    private static final Pattern TOO_MANY = Pattern.compile("unbound number of results|[Mm]ax results limit");

    private static final Pattern OTHER_REGION = Pattern.compile("belongs to no authenticated tenant");
    /** The process instance of a task was there when the task was read, and is not any more. */
    private static final Pattern ENDED_MEANWHILE = Pattern.compile("^Cannot restore state of process instance");

    private static final String UNIQUE_VIOLATION = "23505";
    private static final Set<String> LOST_TO_ANOTHER = Set.of("40001", "40P01");
    private static final String DATA_EXCEPTION = "22";

    private final Supplier<IdentityService> identities;

    PlainRefusals(Supplier<IdentityService> identities) {
        this.identities = identities;
    }

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (ProcessEngineException wrapped) {
            for (Throwable cause = wrapped; cause != null; cause = cause.getCause()) {
                if (cause instanceof ProcessEngineException refusal
                        && (cause instanceof AuthorizationException || Refusal.isOne(cause))) {
                    throw refusal;
                }
                if (cause.getMessage() != null
                        && OTHER_REGION.matcher(cause.getMessage()).find()) {
                    throw Refusal.forbidden("这项内容不在您工作的地区，不能查看或办理。");
                }
                if (isSomebodyLoggedIn()) {
                    var words = words(cause, command);
                    if (words.isPresent()) {
                        throw Refusal.wrong(words.get(), wrapped);
                    }
                }
            }
            throw wrapped;
        }
    }

    private static Optional<String> words(Throwable cause, Command<?> command) {
        if (cause instanceof OptimisticLockingException) {
            return Optional.of(command instanceof ClaimTaskCmd ? CLAIM_LOST : CHANGE_LOST);
        }
        if (cause instanceof BadUserRequestException
                && TOO_MANY.matcher(cause.getMessage()).find()) {
            return Optional.of(BY_PAGES);
        }
        if (cause instanceof NullValueException
                && ENDED_MEANWHILE.matcher(cause.getMessage()).find()) {
            return Optional.of(CHANGE_LOST);
        }
        if (cause instanceof NullValueException) {
            return Optional.of(Refusal.TASK_GONE)
                    .filter(any -> command instanceof ClaimTaskCmd || command instanceof AssignTaskCmd);
        }
        return cause instanceof SQLException failure && failure.getSQLState() != null
                ? words(failure.getSQLState())
                : Optional.empty();
    }

    private static Optional<String> words(String state) {
        if (LOST_TO_ANOTHER.contains(state)) {
            return Optional.of(CHANGE_LOST);
        }
        if (UNIQUE_VIOLATION.equals(state)) {
            return Optional.of(ALREADY_THERE);
        }
        return state.startsWith(DATA_EXCEPTION) ? Optional.of(BAD_VALUE) : Optional.empty();
    }

    private boolean isSomebodyLoggedIn() {
        var person = identities.get().getCurrentAuthentication();
        return person != null && person.getUserId() != null;
    }
}
