package org.guitu.assign;

/**
 * What became of a task that was to go to somebody else.
 *
 * @param task what it is called; {@code caseNumber} of which case. Neither is told of a task that is not there or not the asker's.
 * @param refusal why it stayed where it was; {@code null} when it was moved
 */
public record Moved(String task, String caseNumber, String refusal) {

    public boolean done() {
        return refusal == null;
    }
}
