package org.guitu.casefile;

import java.util.Set;

/**
 * Something was recorded in a case: by a form, or to correct one. Published in the transaction that records it.
 *
 * @param instance the process instance of the step
 * @param correction whether it stands in for an earlier answer
 * @param fields the questions that were answered
 */
public record AnswersRecorded(
        CaseNumber caseNumber, String instance, String author, boolean correction, Set<String> fields) {}
