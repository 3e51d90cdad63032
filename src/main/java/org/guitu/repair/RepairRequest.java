package org.guitu.repair;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody asks to be done, and a second person confirms.
 *
 * @param id 0 until it is stored
 * @param place of a move where it stands, of a fact the form that asks it
 * @param target the step, or the name of the fact
 * @param value of a fact as it was typed
 */
public record RepairRequest(
        long id,
        long fault,
        Kind kind,
        String place,
        String target,
        Optional<String> value,
        String reason,
        String askedBy,
        Instant askedAt) {

    /** Stored by name. */
    public enum Kind {
        MOVE,
        CORRECT
    }
}
