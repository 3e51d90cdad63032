/** Figures for whoever keeps an installation running: how much work waits, and whether the program keeps up. Counts only, of no case and no person. */
package org.guitu.metrics;
