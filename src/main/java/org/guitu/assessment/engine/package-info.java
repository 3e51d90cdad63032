/** The parts that departments give to a joint assessment, as the forms of those who draw the plan from them show them. */
package org.guitu.assessment.engine;
