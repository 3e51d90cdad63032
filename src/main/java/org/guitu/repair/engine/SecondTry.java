package org.guitu.repair.engine;

import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** A step that can be tried once more. */
interface SecondTry {

    /** A fault of it is one of whoever tries. */
    void again(ActivityExecution execution) throws Exception;
}
