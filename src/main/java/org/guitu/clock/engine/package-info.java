/**
 * The clocks at work: they begin with a task, stop and go on, are prolonged by people, and are reported from tier to tier. How long a limit is
 * and what a date becomes is counted in {@code clock}.
 */
package org.guitu.clock.engine;
