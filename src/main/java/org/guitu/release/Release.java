package org.guitu.release;

import java.time.Instant;
import java.util.Optional;

/**
 * Files that somebody wants deployed together, and what has become of them.
 *
 * @param name what it is for, in the words of who made it
 * @param takesBack the release whose files of before it puts in again
 * @param madeBy the account that sent the files
 * @param offeredAt when they were shown to the others
 * @param deployment the id of the engine's deployment
 * @param migration the order by which running cases move
 */
public record Release(
        long id,
        String name,
        Origin origin,
        Optional<Long> takesBack,
        State state,
        String madeBy,
        Instant madeAt,
        Optional<Instant> offeredAt,
        Optional<Decision> decision,
        Optional<String> deployment,
        Optional<Long> migration) {

    /** Where its files came from. */
    public enum Origin {
        /** The page. */
        UPLOAD,
        /** A deployment by REST that takes a second administrator. */
        CALL,
        /** The file of a release that another installation exported. */
        IMPORT,
        /** What the program brought along. */
        PACKAGE,
        /** What was deployed before another release. */
        BACK
    }

    /** What has become of it. */
    public enum State {
        /** Its maker still works on it. */
        DRAFT,
        /** It waits for another administrator. */
        OFFERED,
        /** Its maker gave it up. */
        WITHDRAWN,
        REFUSED,
        DEPLOYED
    }

    /**
     * What was decided about it.
     *
     * @param by the account that did
     * @param reason empty where none was given
     */
    public record Decision(String by, Instant at, String reason) {}

    public boolean isOpen() {
        return state == State.DRAFT || state == State.OFFERED;
    }

    public boolean isOf(String account) {
        return madeBy.equalsIgnoreCase(account);
    }
}
