package org.guitu.gate.fact;

import java.math.BigDecimal;
import java.util.List;

/** A FEEL expression, taken apart. Whether it is FEEL says the engine; here is only looked at what it is made of. */
public sealed interface Feel {

    /** The name that stands for the input in a cell that tests. */
    Name INPUT = new Name("?");

    /** A text, or a code. */
    record Text(String value) implements Feel {}

    /** A number. */
    record Numeral(BigDecimal value) implements Feel {}

    /** {@code true} or {@code false}. */
    record Truth(boolean value) implements Feel {}

    /** {@code null}. */
    record Nothing() implements Feel {}

    /** A fact, or a name bound by a loop. */
    record Name(String name) implements Feel {}

    /** A part of a value, such as {@code date(birthDate).month}. */
    record Part(Feel of, String name) implements Feel {}

    /** A function by its name, also {@code not}. */
    record Call(String function, List<Feel> arguments) implements Feel {}

    /** {@code [1, 2]}. */
    record Items(List<Feel> items) implements Feel {}

    /** {@code [6..15]}, with or without its ends. */
    record Range(Feel from, boolean withFrom, Feel to, boolean withTo) implements Feel {}

    /** Two sides with {@code and or = != < <= > >= in + - * / **} between them. */
    record Binary(String sign, Feel left, Feel right) implements Feel {}

    /** {@code if … then … else …}. */
    record Choice(Feel condition, Feel then, Feel otherwise) implements Feel {}

    /** {@code for}, {@code some} or {@code every}, of one name in one list each. */
    record Loop(String kind, String name, Feel list, Feel body) implements Feel {}

    /** Those of a list for which something is true, or the one at that place. */
    record Filter(Feel list, Feel by) implements Feel {}
}
