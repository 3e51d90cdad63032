package org.guitu.gate.difference;

import org.guitu.gate.file.Sentence;

/**
 * One thing that differs between two versions of a file.
 *
 * @param kind what has become of it
 * @param element the id of the BPMN element or of the table's rule, or the key of the form's field; empty when it is the file itself
 * @param words what it is and what has changed of it, by name and id, from which value to which
 */
public record Change(Kind kind, String element, Sentence words) {

    /** What has become of an element. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        /** It stands elsewhere and says the same: on the diagram, in another lane, in another order. */
        MOVED
    }
}
