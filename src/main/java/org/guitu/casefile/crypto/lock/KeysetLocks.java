package org.guitu.casefile.crypto.lock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The locks of an installation: each opens what it has closed, and one of them closes. A keyset that is open stays readable. */
public final class KeysetLocks {

    /** For an installation whose file is not closed. */
    public static final KeysetLocks NONE = new KeysetLocks(List.of(), Optional.empty());

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLOSED_BY = "closedBy";

    private final List<KeysetLock> opening;
    private final Optional<KeysetLock> closing;

    /**
     * @param opening those that may have closed the file
     * @param closing the one that closes it from now on
     */
    public KeysetLocks(List<KeysetLock> opening, Optional<KeysetLock> closing) {
        this.opening = List.copyOf(opening);
        this.closing = closing;
    }

    /** Whether a file can be closed. */
    public boolean canClose() {
        return closing.isPresent();
    }

    /** Whether the file's text is closed. */
    public boolean isClosed(String text) {
        return read(text).has(CLOSED_BY);
    }

    /** The keyset as it stands in a closed file. */
    public String close(String keyset, boolean guomi) {
        var lock = closing.orElseThrow(() -> new ClosedKeysetException(
                "cannot be closed: set GUITU_KEYSET_PASSPHRASE_FILE, or GUITU_KEYSET_STORE_FILE."));
        var closed = JSON.createObjectNode().put(CLOSED_BY, lock.name());
        lock.close(keyset.getBytes(StandardCharsets.UTF_8), closed, guomi);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(closed) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree can be written.");
        }
    }

    /**
     * The keyset of a file, whether it is closed or not.
     *
     * @throws ClosedKeysetException when none of the locks opens it
     */
    public String open(String text) {
        var root = read(text);
        if (!root.has(CLOSED_BY)) {
            return text;
        }
        var name = root.path(CLOSED_BY).asText();
        var refused = new ClosedKeysetException("is closed by a %s, and none is set.".formatted(name));
        for (KeysetLock lock : opening) {
            if (lock.name().equals(name)) {
                try {
                    return new String(lock.open(root), StandardCharsets.UTF_8);
                } catch (ClosedKeysetException closed) {
                    refused = closed;
                }
            }
        }
        throw refused;
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException noKeyset) {
            return JSON.createObjectNode();
        }
    }
}
