/**
 * The routes of a task's clock, for the dialog in Tasklist, all in words. Who may do what is decided in {@code clock.engine}.
 */
package org.guitu.clock.web;
