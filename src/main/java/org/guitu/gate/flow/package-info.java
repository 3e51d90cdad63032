/** Whether every fact is set before it is asked for, whether each code has a way, and what a deployment takes away that others need. */
package org.guitu.gate.flow;
