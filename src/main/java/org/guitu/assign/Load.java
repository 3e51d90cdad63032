package org.guitu.assign;

/**
 * Somebody who has claimed tasks.
 *
 * @param account the login name
 * @param name as colleagues call the person
 * @param open how many tasks the person has claimed, in the regions of whoever asks
 * @param overdue how many of them should have been done
 */
public record Load(String account, String name, long open, long overdue) {}
