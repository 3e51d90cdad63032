package org.guitu.minors;

import java.util.List;

/**
 * What a county did in a year with what it holds on minors.
 *
 * @param dossiers of how many cases of minors something was held in that year, {@code unknown} of how many of them the age is not known
 * @param opened how many of them were opened in that year, {@code closed} how many ended in it
 * @param readers who read them, by department
 * @param emergencies how many emergency readings began, {@code reviews} how many were reviewed, {@code misuses} how many answered for as misuse
 * @param withheld how often somebody who had not claimed the task saw nothing
 * @param refused how often somebody without a task or a ground was refused a case
 */
public record YearOfMinors(
        int dossiers,
        int unknown,
        int opened,
        int closed,
        List<Department> readers,
        int emergencies,
        int reviews,
        int misuses,
        int withheld,
        int refused) {

    /**
     * A department that read.
     *
     * @param ids of the department; several, joined by commas, for accounts of several
     * @param accounts how many accounts read, {@code cases} of how many cases
     * @param answers how often answers, {@code documents} and {@code exports} likewise
     */
    public record Department(String ids, int accounts, int cases, int answers, int documents, int exports) {}

    public int answers() {
        return readers.stream().mapToInt(Department::answers).sum();
    }

    public int documents() {
        return readers.stream().mapToInt(Department::documents).sum();
    }

    public int exports() {
        return readers.stream().mapToInt(Department::exports).sum();
    }
}
