package org.guitu.mycases;

/**
 * Which of the cases that somebody may know of are asked for.
 *
 * @param own only those that the person is responsible for, has claimed a task of or recorded something in; otherwise all of the office
 * @param ended those that have ended, instead of those that have not
 * @param process only those in which the office has a task of that process, or recorded something in it; blank for any
 */
public record CaseFilter(boolean own, boolean ended, String process) {}
