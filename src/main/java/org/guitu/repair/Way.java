package org.guitu.repair;

import java.util.List;

/**
 * Where a case could be put.
 *
 * @param from where it stands
 */
public record Way(Choice from, List<Choice> targets) {

    /** A step in words, by what it is chosen with. */
    public record Choice(String id, String name) {}
}
