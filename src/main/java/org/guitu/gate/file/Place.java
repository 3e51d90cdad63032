package org.guitu.gate.file;

/**
 * Where in a model something is wrong, as people see it.
 *
 * @param name what the element, question or row is called; empty when it has no name
 * @param lane what the lane in which it stands is called; empty outside lanes
 */
public record Place(String name, String lane) {

    /** The file itself, or what nobody sees. */
    public static final Place NONE = new Place("", "");
}
