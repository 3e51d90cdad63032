/**
 * Identity documents: which kinds there are, how their numbers are written, and what a number says of whoever has it.
 */
package org.guitu.papers;
