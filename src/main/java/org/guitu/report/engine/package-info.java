/**
 * Starts the intake of a report from the public page, as nobody. What a report must say is checked by the page and by the form.
 */
package org.guitu.report.engine;
