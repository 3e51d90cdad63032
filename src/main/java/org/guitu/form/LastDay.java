package org.guitu.form;

import java.time.LocalDate;

/**
 * Until when an answer may let its case wait.
 *
 * @param day the last one that is allowed
 * @param remedy what to do when that is too early, in a sentence
 */
public record LastDay(LocalDate day, String remedy) {}
