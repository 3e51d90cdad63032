/** The rules that must always hold in every case, as {@code invariants.dmn} has them, and their proof. */
package org.guitu.gate.invariant;
