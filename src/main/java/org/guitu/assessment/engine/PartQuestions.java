package org.guitu.assessment.engine;

import java.util.Set;
import org.guitu.catalogue.KnownName;

/** The questions of the form in which a department gives its part that mean something to the program. */
final class PartQuestions {

    static final String FORM = KnownName.GIVE_ASSESSMENT_PART.owner();
    static final String OUTCOME = "partOutcome";
    static final String MORE_TIME = "more-time";
    static final String NEEDS = "partNeeds";
    static final String FINDINGS = "partFindings";

    /** Those that say something and are no personal answers. */
    static final Set<String> ROUTING = Set.of(OUTCOME, NEEDS, FINDINGS, "healthNeeds");

    private PartQuestions() {}
}
