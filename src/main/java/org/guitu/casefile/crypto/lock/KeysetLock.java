package org.guitu.casefile.crypto.lock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One way to close a keyset file: what another key management service has to offer. */
public interface KeysetLock {

    /** By which name the closed file says that this opens it. */
    String name();

    /**
     * Closes a keyset.
     *
     * @param closed gets what it needs to be opened again, and the encrypted keyset
     * @param guomi whether to use the algorithms of GB/T 32907 and 32905, where this lock has a choice
     * @throws ClosedKeysetException when it cannot
     */
    void close(byte[] keyset, ObjectNode closed, boolean guomi);

    /**
     * Opens what {@link #close} has made.
     *
     * @throws ClosedKeysetException when it cannot
     */
    byte[] open(JsonNode closed);
}
