package org.guitu.office;

/**
 * A department that owes something to rescued persons, or coordinates those that do.
 *
 * @param id the stable id in models and accounts, such as {@code civil-affairs}
 * @param zh the Chinese name
 * @param en the English name
 */
public record Department(String id, String zh, String en) {}
