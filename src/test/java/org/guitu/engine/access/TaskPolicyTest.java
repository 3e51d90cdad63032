package org.guitu.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.junit.jupiter.api.Test;

class TaskPolicyTest {

    private static final String QUEUE = "education-350404";
    private static final BooleanSupplier NOT_ASKED = () -> {
        throw new AssertionError("Asked the database for nothing.");
    };

    private final TaskPolicy caseworker = new TaskPolicy("li", false, Set.of(QUEUE), Set.of("350404"));
    private final TaskQueryImpl query = new TaskQueryImpl();

    @Test
    void unclaimedTasksAreThoseOfTheOwnQueues() {
        query.taskUnassigned();
        caseworker.restrict(query, NOT_ASKED);
        assertThat(added().getCandidateGroups()).containsExactly(QUEUE);
        assertThat(added().getAssignee()).isNull();
    }

    @Test
    void theOwnQueuesSufficeWhileAllThatThePersonClaimedWaitsThere() {
        caseworker.restrict(query, () -> false);
        assertThat(added().getCandidateGroups()).containsExactly(QUEUE);
        assertThat(added().isIncludeAssignedTasks()).isTrue();
        assertThat(added().getAssignee()).isNull();
    }

    @Test
    void whatThePersonClaimedIsAddedWhenSomeOfItWaitsElsewhere() {
        caseworker.restrict(query, () -> true);
        assertThat(added().getCandidateGroups()).containsExactly(QUEUE);
        assertThat(added().getAssignee()).isEqualTo("li");
    }

    @Test
    void aQueryForOtherCandidatesStillFindsWhatThePersonClaimed() {
        query.taskCandidateGroup("health-350404").includeAssignedTasks();
        caseworker.restrict(query, NOT_ASKED);
        assertThat(added().getAssignee()).isEqualTo("li");
    }

    @Test
    void aQueryForTheOwnQueueOrTheOwnTasksStaysAsItIs() {
        query.taskCandidateGroup(QUEUE);
        caseworker.restrict(query, NOT_ASKED);
        var own = new TaskQueryImpl();
        own.taskAssignee("li");
        caseworker.restrict(own, NOT_ASKED);
        assertThat(query.getQueries()).hasSize(1);
        assertThat(own.getQueries()).hasSize(1);
    }

    @Test
    void ofASupervisorTheRegionsAreAskedForHereToo() {
        new TaskPolicy("li", true, Set.of("supervisor-350404"), Set.of("350404")).restrict(query, NOT_ASKED);
        assertThat(added().getTenantIds()).containsExactly("350404");
    }

    @Test
    void whoeverHasNoQueueSeesTheOwnTasksOnly() {
        new TaskPolicy("li", false, Set.of(), Set.of()).restrict(query, NOT_ASKED);
        assertThat(added().getAssignee()).isEqualTo("li");
        assertThat(added().getCandidateGroups()).isNull();
    }

    /** The condition that every task found must meet besides the query's own. */
    private TaskQueryImpl added() {
        assertThat(query.getQueries()).hasSize(2);
        return query.getQueries().get(1);
    }
}
