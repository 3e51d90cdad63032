package org.guitu.gate.net;

/**
 * What a call hands on or brings back.
 *
 * @param source a fact of the side that gives, or a constant
 * @param target the fact of the side that takes
 */
public record Mapping(Operand source, String target) {}
