/**
 * The cases that an office works on or has worked on, as its own people see them: the words and rows of the pages under {@code /my-cases}.
 * Who may know of which case, {@code mycases.engine} decides.
 */
package org.guitu.mycases;
