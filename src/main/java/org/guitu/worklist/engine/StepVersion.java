package org.guitu.worklist.engine;

/**
 * A user task of one version of a process.
 *
 * @param definition the id of the version
 * @param step its id in the model
 */
record StepVersion(String definition, String step) {

    /** The key of the process. */
    String process() {
        return processOf(definition);
    }

    /** The key of the process of which that is a version. */
    static String processOf(String definition) {
        return definition.substring(0, definition.indexOf(':'));
    }
}
