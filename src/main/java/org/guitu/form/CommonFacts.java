package org.guitu.form;

import java.util.Set;

/**
 * The routing facts that the system itself sets or reads, by the names that they have as process variables and in forms.
 *
 * <p>What else the program relies on stands in {@code KnownName}; all other facts are the models' affair.
 */
public final class CommonFacts {

    /** Of the case or report; the engine puts it into every instance. */
    public static final String CASE_NUMBER = "caseNumber";

    /** The code of the region (GB/T 2260) that an instance is started for. */
    public static final String REGION = "region";

    public static final String MINOR = "minor";
    public static final String SEX = "sex";
    public static final String AGE_GROUP = "ageGroup";
    public static final String AGE_YEARS = "ageYears";
    public static final String URGENCY = "urgencyLevel";

    /** The first day of the month after the eighteenth birthday; set for whoever was rescued as a minor and whose date of birth is known. */
    public static final String COMES_OF_AGE = "comesOfAge";

    /** The id of the end event that an instance reached. */
    public static final String OUTCOME = "outcome";

    /** Says on a task's card that its clock is suspended; a local fact of the task. */
    public static final String CLOCK_STATE = "clockState";

    /** What every instance has, besides its region. */
    public static final Set<String> OF_EVERY_INSTANCE = Set.of(MINOR, SEX, AGE_GROUP, AGE_YEARS, URGENCY);

    private CommonFacts() {}
}
