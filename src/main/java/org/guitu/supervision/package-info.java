/**
 * Pages for supervisors: how far the cases of their regions are, the clocks, and reading a case in an emergency. No rules of its own:
 * they stand in what it shows.
 */
package org.guitu.supervision;
