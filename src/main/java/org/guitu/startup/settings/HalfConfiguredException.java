package org.guitu.startup.settings;

import java.util.List;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Settings are missing or wrong; the message lists all of them, so that one look is enough. */
public final class HalfConfiguredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public HalfConfiguredException(List<Fault> faults) {
        super(describe(faults));
    }

    private static String describe(List<Fault> faults) {
        var text = new StringBuilder(
                faults.size() == 1
                        ? "One setting is missing or wrong:\n"
                        : "%d settings are missing or wrong:\n".formatted(faults.size()));
        int number = 1;
        for (Fault fault : faults) {
            text.append("\n%d. %s %s\n   %s\n".formatted(number++, fault.setting(), fault.wrong(), fault.remedy()));
        }
        return text.toString().stripTrailing();
    }

    /** Turns the exception into the start-up message. */
    static final class Analyzer extends AbstractFailureAnalyzer<HalfConfiguredException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, HalfConfiguredException cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Mend what is listed and start again. docs/production.md explains each.",
                    cause);
        }
    }
}
