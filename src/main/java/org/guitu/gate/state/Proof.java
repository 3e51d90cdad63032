package org.guitu.gate.state;

import java.util.List;
import java.util.Set;

/**
 * What was found out about a process.
 *
 * @param faults what can go wrong; none where it is proved that every case can end
 * @param ends the end events by which an instance can end
 * @param instant whether it can end without a person or a timer
 * @param calledAtOnce the calls to which a case can come before a person or a timer has done anything
 * @param states how many were tried
 */
public record Proof(List<Fault> faults, Set<String> ends, boolean instant, Set<String> calledAtOnce, int states) {

    /** Of a process of which nothing is known yet. */
    public static final Proof NONE = new Proof(List.of(), Set.of(), false, Set.of(), 0);

    public Proof {
        faults = List.copyOf(faults);
        ends = Set.copyOf(ends);
        calledAtOnce = Set.copyOf(calledAtOnce);
    }

    public boolean isSound() {
        return faults.isEmpty();
    }
}
