package org.guitu.retention;

import java.time.LocalDate;
import org.guitu.casefile.CaseNumber;

/**
 * A closed case whose retention ends soon or has ended.
 *
 * @param region the code of the region that handled it
 * @param dueOn the day on which the person may be taken out
 * @param atWork whether a process still runs in it, such as a legal hold, and prevents that
 */
record DueCase(CaseNumber number, String region, LocalDate closedOn, LocalDate dueOn, boolean atWork) {}
