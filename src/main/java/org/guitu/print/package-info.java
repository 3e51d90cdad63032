/** Paper: a form with its answers or with room to write, and the course of a case, as they are printed. */
package org.guitu.print;
