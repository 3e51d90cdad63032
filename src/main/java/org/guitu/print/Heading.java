package org.guitu.print;

import java.time.Instant;

/**
 * What stands on every sheet: what it is, of which case, and who printed it when.
 *
 * @param what such as the name of a step
 * @param where whose step it is, and until when; may be empty, as may the number of the case
 */
public record Heading(String what, String where, String caseNumber, String person, Instant at) {}
