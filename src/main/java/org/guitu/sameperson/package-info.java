/**
 * Whether somebody already has a case: how often it may be asked and guessed, whom it was told. What is found is {@code casefile}'s.
 */
package org.guitu.sameperson;
