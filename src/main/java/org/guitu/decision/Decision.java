package org.guitu.decision;

import java.util.List;
import java.util.Set;
import org.guitu.casefile.CaseNumber;

/**
 * What a second person decided in a process instance.
 *
 * @param id 0 until it is stored
 * @param root the instance that a person started and that called this one, or this one
 * @param task the id of the user task and of its form
 * @param taskName what the step is called
 * @param taskId the id of the task that was done
 * @param account who decided
 * @param voided whether it is back with the second person, and nothing may be done because of it
 * @param done the ids of the steps that were done because of it
 */
public record Decision(
        long id,
        CaseNumber caseNumber,
        String instance,
        String root,
        String task,
        String taskName,
        String taskId,
        String account,
        boolean voided,
        Set<String> done,
        List<Ground> grounds) {

    /** The same with its grounds, which are read apart from it. */
    Decision restingOn(List<Ground> others) {
        return new Decision(id, caseNumber, instance, root, task, taskName, taskId, account, voided, done, others);
    }
}
