package org.guitu.casefile.crypto.lock;

/** A keyset file is closed, and what opens it is missing or another. The message goes on a sentence that begins with the file's name. */
public final class ClosedKeysetException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    ClosedKeysetException(String message) {
        super(message);
    }
}
