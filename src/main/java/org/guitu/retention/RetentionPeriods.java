package org.guitu.retention;

import java.time.Period;
import java.util.Map;
import java.util.Optional;

/** How long the content of closed cases is kept. */
public interface RetentionPeriods {

    /**
     * How long after its closure a case may tell who the person is.
     *
     * @param process the key of the process that opened the case
     * @param outcome the id of the end event that it reached
     * @param facts routing facts at the end
     * @return empty when nothing is ever deleted by itself
     */
    Optional<Period> periodOf(String process, String outcome, Map<String, Object> facts);
}
