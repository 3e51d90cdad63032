/**
 * Holds each deployment against the gate before the engine reads any of it. The rules themselves are in {@code models}.
 */
package org.guitu.gate.engine;
