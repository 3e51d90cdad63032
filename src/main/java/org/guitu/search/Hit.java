package org.guitu.search;

import java.util.List;

/**
 * A file that somebody looked for and may know of.
 *
 * @param number that of the case, report, provider or incident
 * @param page where the person reads more of it; {@code null} where nothing but its tasks is open to her or him
 * @param codeName {@code null} where the person may not know it, or looked for something else
 * @param where why it waits or how it ended, as far as the person may know; {@code null} for what is no case
 * @param tasks those of its tasks that were looked for and that the person sees
 */
public record Hit(String number, String page, String codeName, String where, List<Task> tasks) {

    /**
     * @param page where it is opened
     * @param who has claimed it, or that nobody has
     */
    public record Task(String name, String page, String who) {}
}
