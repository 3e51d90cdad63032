package org.guitu.casefile;

/**
 * Something was learnt by which the person of the case can be found, or told from others. Published in the transaction that records it.
 *
 * @param more whether she or he can be found by something by which she or he could not be found before
 */
public record TraitsLearnt(CaseNumber caseNumber, boolean more) {}
