/** The proof that every case can end: all states of each process, and of the processes that it calls. */
package org.guitu.gate.proof;
