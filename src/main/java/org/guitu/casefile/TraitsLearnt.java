package org.guitu.casefile;

/** Something was recorded by which the person of the case can be found, and could not be found before. Published in that transaction. */
public record TraitsLearnt(CaseNumber caseNumber) {}
