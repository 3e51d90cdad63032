package org.guitu.engine;

import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** What {@code retention.dmn}, as it is deployed at this moment, says about closed cases. */
@Component
public class RetentionTable {

    private final Decisions decisions;
    private final ProcessEngineConfigurationImpl engine;

    RetentionTable(Decisions decisions, ProcessEngine engine) {
        this.decisions = decisions;
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /**
     * How long after its closure a case may tell who the person is.
     *
     * @param process the key of the process that opened the case
     * @param outcome the id of the end event that it reached
     * @param facts routing facts at the end
     * @return empty when nothing is ever deleted by itself
     */
    public Optional<Period> periodOf(String process, String outcome, Map<String, Object> facts) {
        var inputs = new HashMap<>(facts);
        inputs.put("process", process);
        inputs.put("outcome", outcome);
        return engine.getCommandExecutorTxRequired()
                .execute(context -> decisions.firstRow(HistoryTimes.TABLE, Variables.fromMap(inputs)))
                .map(row -> (Number) row.get("years"))
                .map(years -> Period.ofYears(years.intValue()));
    }
}
