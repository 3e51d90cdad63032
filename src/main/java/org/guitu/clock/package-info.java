/**
 * Time limits and the clocks of tasks: when something is due, why a clock stands still, what was overdue and is escalated.
 * Pure counting and its tables: whose task it is and who may stop its clock is decided above.
 */
package org.guitu.clock;
