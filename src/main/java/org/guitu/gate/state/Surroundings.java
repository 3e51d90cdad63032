package org.guitu.gate.state;

import java.util.List;
import org.guitu.gate.net.Condition;
import org.guitu.gate.net.Node;

/** What a process works with: its forms, tables, messages and the processes that it calls. */
public interface Surroundings {

    /** What is known of facts when somebody or something has been at that node. */
    List<Effect> effects(Node node);

    /** What is true of facts behind that node besides: which answers go together in a form that is accepted. */
    List<Condition> accepted(Node node);

    /** What the fact can be when the process begins. */
    Range atStart(String fact);

    /** Whether something else can change the fact at any time. */
    boolean changesAnyTime(String fact);

    /** Whether what the event waits for can come at all. */
    boolean comes(Node event);

    /** What is known of the process that the node calls. */
    Callee callee(Node call);

    /**
     * What becomes of a fact.
     *
     * @param keeps whether it may also stay as it was
     */
    record Effect(String fact, Range range, boolean keeps) {}

    /**
     * A called process.
     *
     * @param ends whether it can end
     * @param instant whether it can end without a person or a timer
     */
    record Callee(boolean ends, boolean instant) {

        /** What is not known is taken for a process in which people work. */
        public static final Callee UNKNOWN = new Callee(true, false);
    }
}
