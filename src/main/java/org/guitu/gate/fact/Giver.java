package org.guitu.gate.fact;

import java.util.function.Function;

/**
 * What gives a fact a value.
 *
 * @param fact its name
 * @param file the form, table or process that does
 * @param routes whether the engine gets it
 * @param value what it is made, by what the others are
 */
record Giver(String fact, String file, boolean routes, Function<Function<String, Values>, Values> value) {}
