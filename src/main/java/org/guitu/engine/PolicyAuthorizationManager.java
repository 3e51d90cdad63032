package org.guitu.engine;

import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.task.Task;

/** Applies {@link TaskPolicy} to task lists and counts instead of the engine's grants per task; all else goes by the grants. */
class PolicyAuthorizationManager extends AuthorizationManager {

    private final People people;

    PolicyAuthorizationManager(People people) {
        this.people = people;
    }

    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        if (isAuthCheckExecuted()) {
            people.policyOf(getCurrentAuthentication()).restrict(query);
        }
        query.getAuthCheck().setAuthorizationCheckEnabled(false);
    }

    /**
     * Whoever sees a task sees the routing facts of its process instance: Tasklist asks for them to show them on the cards.
     */
    @Override
    protected void configureVariableInstanceQuery(VariableInstanceQueryImpl query) {
        super.configureVariableInstanceQuery(query);
        var scopes = query.getVariableScopeIds();
        if (isAuthCheckExecuted() && scopes != null && scopes.length > 0) {
            var instances = getCommandContext()
                    .getProcessEngineConfiguration()
                    .getTaskService()
                    .createTaskQuery()
                    .processInstanceIdIn(scopes)
                    .list()
                    .stream()
                    .map(Task::getProcessInstanceId)
                    .distinct()
                    .toArray(String[]::new);
            if (instances.length > 0) {
                query.variableScopeIdIn(instances);
                query.getAuthCheck().setAuthorizationCheckEnabled(false);
            }
        }
    }

    /** Makes one per command, in the place of the engine's own. */
    static final class Factory implements SessionFactory {

        private final People people;

        Factory(People people) {
            this.people = people;
        }

        @Override
        public Class<?> getSessionType() {
            return AuthorizationManager.class;
        }

        @Override
        public Session openSession() {
            return new PolicyAuthorizationManager(people);
        }
    }
}
