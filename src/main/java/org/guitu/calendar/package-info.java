/**
 * Which days are worked in China: the announced calendar, the days off that the law itself fixes, and who is told when a calendar is
 * missing or new.
 */
package org.guitu.calendar;
