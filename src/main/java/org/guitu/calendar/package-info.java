/** On which days offices work: what was announced for a year, what law says of the others, and which years are missing. */
package org.guitu.calendar;
