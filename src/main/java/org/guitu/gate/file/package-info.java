/** The files of a deployment as the gate sees them, what is wrong with them, and what only all of them together tell. */
package org.guitu.gate.file;
