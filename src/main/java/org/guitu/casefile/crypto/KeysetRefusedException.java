package org.guitu.casefile.crypto;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The keys are missing, or not those with which this database was written; without them Guitu does not start. */
public final class KeysetRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeysetRefusedException(String message) {
        super(message);
    }

    /** Turns the exception into the start-up message. */
    static final class Analyzer extends AbstractFailureAnalyzer<KeysetRefusedException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, KeysetRefusedException cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Put the keyset file back that belongs to this database: from the other nodes or from its own backup. Nothing can"
                            + " replace it. In the demo you may also delete the data folder and begin anew.",
                    cause);
        }
    }
}
