package org.guitu.engine.form;

import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.form.FormRefusal;

/** What a feature does in the transaction of a form once the engine has gone as far as the form led. Each is a bean. */
public interface AfterSubmission {

    /**
     * Does what the submission led to, if it led to something of this feature's.
     *
     * @throws FormRefusal when it cannot be done: the form is refused, and nothing of it is stored
     */
    void carryOut();

    /** Somebody has started that instance by the start form of its process; told within the transaction, before {@link #carryOut}. */
    default void started(Authentication person, ProcessDefinitionEntity process, ProcessInstance instance) {}

    /** The form of a task was sent and could not be carried out; everything of it has been rolled back by now. */
    default void failed(String task, RuntimeException fault) {}
}
