package org.guitu.startup;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The external database cannot be reached, does not let Guitu in, or is held by a node that does not finish starting. */
final class DatabaseRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    DatabaseRefusedException(String wrong, String remedy, SQLException cause) {
        super(wrong, cause);
        this.remedy = remedy;
    }

    /** Turns the exception into the start-up message. */
    static final class Analyzer extends AbstractFailureAnalyzer<DatabaseRefusedException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, DatabaseRefusedException cause) {
            return new FailureAnalysis(
                    cause.getMessage() + "\n" + cause.getCause().getMessage(), cause.remedy, cause);
        }
    }
}
