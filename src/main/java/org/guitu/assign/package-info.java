/** Giving tasks to somebody else: among whom a supervisor chooses, and what became of each task. */
package org.guitu.assign;
