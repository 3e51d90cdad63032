/**
 * Puts together what a person gets of the case: every answer, by step, and who read it. Who gets it is checked here; how it looks is not
 * known.
 */
package org.guitu.export.engine;
