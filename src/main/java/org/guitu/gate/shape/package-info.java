/** What is drawn so that the engine takes it for something else than it looks like. */
package org.guitu.gate.shape;
