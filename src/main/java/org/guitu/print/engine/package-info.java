/** Reads what is printed as far as its reader may read it, and writes down that it was printed. */
package org.guitu.print.engine;
