package org.guitu.gate.net;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node of a process.
 *
 * @param name what people read; the id where it has none
 * @param trigger what an event waits for or does; {@code NONE} for what is no event
 * @param event the name of the message, signal or link, or the code of the error or escalation
 * @param scope the id of the sub-process that it lies in, or empty
 * @param attachedTo the id of the activity on whose edge it is, or empty
 * @param interrupting whether a boundary event, or the start event of an event sub-process, ends what it interrupts
 * @param form the form that is filled in there, or empty
 * @param called the process that it calls, or empty; {@code ${service}} where a fact names it
 * @param decision the decision table that it asks, or empty
 * @param result the fact that takes the answer of the table, or empty
 * @param in what is handed to the called process
 * @param out what comes back from it
 * @param repeat how often it happens at once; empty where just once
 * @param condition what a conditional event waits for
 * @param properties the extension properties
 */
public record Node(
        String id,
        String name,
        Kind kind,
        Trigger trigger,
        String event,
        String scope,
        String attachedTo,
        boolean interrupting,
        String form,
        String called,
        String decision,
        String result,
        List<Mapping> in,
        List<Mapping> out,
        Optional<Repeat> repeat,
        Optional<Condition> condition,
        Map<String, String> properties) {

    /**
     * An activity that happens several times.
     *
     * @param sequential one after the other
     * @param over the fact that says how often or over what, or a number
     * @param element the fact that each of them knows as its own, or empty
     */
    public record Repeat(boolean sequential, String over, String element) {}

    /** Whether it is an activity that waits until somebody or something outside has done its part, however short. */
    public boolean isActivity() {
        return kind == Kind.USER_TASK || kind == Kind.CALL || kind == Kind.DECISION || kind == Kind.SUB_PROCESS;
    }

    public boolean isBoundary() {
        return kind == Kind.BOUNDARY;
    }
}
