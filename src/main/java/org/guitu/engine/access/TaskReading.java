package org.guitu.engine.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.expression.LiveFacts;
import org.springframework.stereotype.Component;

/**
 * Whether a task opens to somebody what is recorded in its case: to those who could work on it now, and of a minor's case only once they
 * have claimed it (Regulations on the Protection of Minors Online, article 36). Who may be a minor counts as one.
 *
 * <p>To be asked within a command of the engine.
 */
@Component
public final class TaskReading {

    /** Said in place of what is not shown until then. */
    public static final String CLAIM_FIRST = "请先认领：这是未成年人（或者年龄还没有查明）的个案，先前填写的内容和档案只给认领了任务的人看。";

    private static final String MINOR = "minor";

    private final People people;
    private final LiveFacts live;

    TaskReading(People people, LiveFacts live) {
        this.people = people;
        this.live = live;
    }

    /** Whether the person reads on this task's form what was answered before. */
    public boolean reads(TaskEntity task, Authentication person) {
        return couldWork(task, person) && !mustClaim(task, person);
    }

    /** Whether the person could work on the task and reads nothing by it only because she or he has not claimed it. */
    public boolean claimsFirst(TaskEntity task, Authentication person) {
        return couldWork(task, person) && mustClaim(task, person);
    }

    /** What a task opens of its case beside its form. */
    public enum Opens {
        /** The person does not see the task. */
        NOTHING,
        /** The course: what was done, and not what was answered. */
        COURSE,
        /** The course, and the content as soon as the person has claimed the task. */
        CONTENT_ONCE_CLAIMED,
        CONTENT
    }

    /** What the task opens to the person in the tab “档案”; content only to whoever works on it for its department. */
    public Opens opens(TaskEntity task, Authentication person) {
        var policy = people.policyOf(person);
        if (!policy.sees(task)) {
            return Opens.NOTHING;
        }
        if (!policy.worksForDepartment(task) || WorkRules.bars(task, person.getUserId())) {
            return Opens.COURSE;
        }
        return mustClaim(task, person) ? Opens.CONTENT_ONCE_CLAIMED : Opens.CONTENT;
    }

    /**
     * Whether a task that is known by its row opens the content.
     *
     * @param barred whether the model bars the person from it
     * @param minor of the case's person; {@code null} where that is not known
     */
    public static boolean opensContent(
            TaskPolicy policy, String assignee, Collection<String> candidates, boolean barred, Boolean minor) {
        return policy.worksForDepartment(assignee, candidates)
                && !barred
                && (policy.person().equals(assignee) || Boolean.FALSE.equals(minor));
    }

    public List<String> departmentsOf(Authentication person) {
        return people.departmentsOf(person);
    }

    private boolean couldWork(TaskEntity task, Authentication person) {
        return people.policyOf(person).works(task) && !WorkRules.bars(task, person.getUserId());
    }

    private boolean mustClaim(TaskEntity task, Authentication person) {
        return !person.getUserId().equals(task.getAssignee()) && isOfMinor(task);
    }

    private boolean isOfMinor(TaskEntity task) {
        var number = CaseNumber.find(task.getProcessInstance().getBusinessKey());
        if (number.filter(CaseNumber::isCase).isEmpty()) {
            return false;
        }
        Map<String, Object> facts = live.of(number.get().value());
        return !Boolean.FALSE.equals(facts.containsKey(MINOR) ? facts.get(MINOR) : task.getVariable(MINOR));
    }
}
