package org.guitu.retention.engine;

import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.engine.expression.Decisions;
import org.guitu.form.CommonFacts;
import org.guitu.retention.RetentionPeriods;
import org.springframework.stereotype.Component;

/** What {@code retention.dmn}, as it is deployed at this moment, says about closed cases. */
@Component
class RetentionTable implements RetentionPeriods {

    private final Decisions decisions;
    private final ProcessEngineConfigurationImpl engine;

    RetentionTable(Decisions decisions, ProcessEngine engine) {
        this.decisions = decisions;
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    @Override
    public Optional<Period> periodOf(String process, String outcome, Map<String, Object> facts) {
        var inputs = new HashMap<>(facts);
        inputs.put("process", process);
        inputs.put(CommonFacts.OUTCOME, outcome);
        return engine.getCommandExecutorTxRequired()
                .execute(context -> decisions.firstRow(HistoryTimes.TABLE, Variables.fromMap(inputs)))
                .map(row -> (Number) row.get("years"))
                .map(years -> Period.ofYears(years.intValue()));
    }
}
