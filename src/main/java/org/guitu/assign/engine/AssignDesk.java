package org.guitu.assign.engine;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.assign.Colleague;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.springframework.stereotype.Component;

/**
 * One task at a time: a supervisor gives it to one of those who could do it, or back to its queue; a caseworker gives back a claim
 * that she or he has not worked on. Each call is one transaction, and throws {@link RefusedException} when it cannot be done.
 */
@Component
public class AssignDesk {

    private final TaskMoves moves;
    private final Candidates candidates;
    private final AssignNotices notices;
    private final EngineLogin logins;

    AssignDesk(TaskMoves moves, Candidates candidates, AssignNotices notices, EngineLogin logins) {
        this.moves = moves;
        this.candidates = candidates;
        this.notices = notices;
        this.logins = logins;
    }

    /** @param assignee who has claimed the task; {@code null} for nobody */
    public record Choice(String assignee, List<Colleague> people) {}

    /** Whom a supervisor may give the task to. */
    public Choice choice(String account, String taskId) {
        var regions = logins.regionsOf(account);
        return moves.withSupervised(
                account,
                taskId,
                (task, context) -> context.runWithoutAuthorization(
                        () -> new Choice(task.getAssignee(), candidates.of(task, regions))));
    }

    /** {@code to}: an account; {@code null} gives the task back to its queue. */
    public void assign(String account, String taskId, String to) {
        moves.withSupervised(account, taskId, (task, context) -> {
            var given = moves.move(task, to);
            return context.runWithoutAuthorization(() -> {
                notices.tell(account, given.before(), to, List.of(given.task()));
                return null;
            });
        });
    }

    /**
     * @throws RefusedException when the account has not claimed the task
     */
    public void checkOwn(String account, String taskId) {
        moves.withTask(account, taskId, (task, context) -> {
            checkOwn(account, task);
            return null;
        });
    }

    /** Nobody is told: the task waits in its queue again, as if it had never been claimed. */
    public void giveBack(String account, String taskId) {
        moves.withTask(account, taskId, (task, context) -> {
            checkOwn(account, task);
            // Tasks are the supervisors' to assign; of one's own claim the work rules decide.
            return context.runWithoutAuthorization(() -> moves.move(task, null));
        });
    }

    private static void checkOwn(String account, TaskEntity task) {
        if (!Objects.equals(task.getAssignee(), account)) {
            throw new RefusedException(Why.NOT_ALLOWED, "这项任务不是您认领的，不能由您退回。");
        }
    }
}
