package org.guitu.gate.state;

import java.util.List;

/**
 * What can go wrong in a process.
 *
 * @param node where
 * @param way the ids of the nodes that a case passes until then
 * @param detail what helps to see it: the values for which no way is left, the nodes between which it goes round
 */
public record Fault(Kind kind, String node, List<String> way, List<String> detail) {

    /** More than any process has that is still understood; what has more is not proved. */
    public static final int MOST_STATES = 200_000;

    /** What goes wrong. */
    public enum Kind {
        /** A join waits for what cannot come any more. */
        WAITS_FOR_EVER,
        /** It goes on and on, and no end can be reached any more. */
        NEVER_ENDS,
        /** A second token comes where one still is. */
        DOUBLED,
        /** A join goes on although another token may still come to it. */
        JOINS_TOO_EARLY,
        /** A gateway has no way for a value. */
        NO_WAY,
        /** It goes round without a person or a timer. */
        RUNS_ROUND,
        /** The process calls itself, again and again, before anybody does anything. */
        CALLS_ITSELF,
        /** No case ever comes there. */
        NEVER_REACHED,
        /** There are more states than are tried. */
        TOO_MANY_STATES,
        /** More values of one fact are told apart than can be told. */
        TOO_MANY_VALUES
    }

    public Fault {
        way = List.copyOf(way);
        detail = List.copyOf(detail);
    }
}
