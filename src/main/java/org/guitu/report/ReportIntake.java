package org.guitu.report;

import java.util.Map;
import org.guitu.casefile.CaseNumber;
import org.guitu.form.FormRefusal;
import org.guitu.office.AuthorName;

/** Where a report of somebody without an account goes. */
public interface ReportIntake {

    /** The author of what somebody without an account wrote: what no account can be called. */
    String AUTHOR = AuthorName.PUBLIC;

    /**
     * Starts the intake of a report in a region, in the caller's transaction.
     *
     * @param answers to the questions of the form that people with an account start it by
     * @return the number of the report's file
     * @throws FormRefusal when the form refuses the answers
     */
    CaseNumber receive(String region, Map<String, Object> answers);
}
