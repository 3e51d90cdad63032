package org.guitu.startup;

import java.nio.file.Path;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Another running Guitu holds the folder in which the embedded database keeps its data. */
final class DataFolderTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DataFolderTakenException(Path folder) {
        super("The data folder %s is in use by another running Guitu.".formatted(folder));
    }

    /** Turns the exception into the start-up message. */
    static final class Analyzer extends AbstractFailureAnalyzer<DataFolderTakenException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, DataFolderTakenException cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Stop the other one, or give this one a folder of its own: GUITU_DATA_FOLDER=other-folder",
                    cause);
        }
    }
}
