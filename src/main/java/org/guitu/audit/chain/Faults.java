package org.guitu.audit.chain;

import java.util.ArrayList;
import java.util.List;
import org.guitu.audit.chain.ChainBreak.Fault;

/** The faults that a check finds: all are counted, the first are named. */
final class Faults {

    static final int MOST_NAMED = 50;

    private final List<ChainBreak> named = new ArrayList<>();
    private long count;

    void add(Fault fault, long position, long event) {
        add(new ChainBreak(fault, position, event));
    }

    void add(ChainBreak found) {
        count++;
        if (named.size() < MOST_NAMED) {
            named.add(found);
        }
    }

    /** Links from one position up to, but without, another. */
    void missing(long from, long until) {
        long last = Math.min(until, from + MOST_NAMED);
        for (long position = from; position < last; position++) {
            add(Fault.LINK_DELETED, position, 0);
        }
        count += Math.max(0, until - last);
    }

    void addAll(Faults others) {
        others.named.stream().limit(MOST_NAMED - named.size()).forEach(named::add);
        count += others.count;
    }

    long count() {
        return count;
    }

    List<ChainBreak> named() {
        return List.copyOf(named);
    }
}
