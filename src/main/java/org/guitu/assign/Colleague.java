package org.guitu.assign;

/**
 * Somebody whom a task could be given to.
 *
 * @param account the login name
 * @param name as colleagues call the person
 * @param open how many tasks the person has claimed, in the regions of whoever asks
 */
public record Colleague(String account, String name, long open) {

    /** As a list to choose from says it. */
    public String zh() {
        return "%s（%s）· 在办 %d 项".formatted(name, account, open);
    }
}
