package org.guitu.parked.engine;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.guitu.casefile.CaseNumber;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.model.FormStore;
import org.guitu.form.CommonFacts;
import org.guitu.form.Form;
import org.guitu.form.FormRefusal;
import org.springframework.stereotype.Component;

/**
 * Ending a wait on a case's page: submitting the start form of the process {@code bring-forward} for the wait that was chosen there, in the
 * name of whoever is logged in at the engine. In Tasklist the same form ends the wait that ends first.
 */
@Component
public class ForwardDesk {

    private final ProcessEngineConfigurationImpl engine;
    private final FormService formService;
    private final FormStore forms;

    ForwardDesk(ProcessEngine engine, FormStore forms) {
        this.engine = ((ProcessEngineImpl) engine).getProcessEngineConfiguration();
        this.formService = engine.getFormService();
        this.forms = forms;
    }

    /** What is asked of whoever ends one. */
    public Form form() {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> forms.of(process(), context).orElseThrow().form());
    }

    /**
     * Ends that wait of the case.
     *
     * @param wait the id of its timer
     * @param answers to {@link #form}, but for the case's number
     * @throws FormRefusal when the answers are not what the form asks, or the wait is none of the case's that may be ended
     */
    public void bringForward(CaseNumber caseNumber, String wait, Map<String, Object> answers) {
        var all = new HashMap<>(answers);
        all.put(CommonFacts.CASE_NUMBER, caseNumber.value());
        try {
            engine.getCommandExecutorTxRequired().execute(context -> {
                ForwardOrders.ofCommand().choose(wait);
                return formService.submitStartForm(process().getId(), all);
            });
        } catch (FormFieldValidationException refused) {
            throw refused.getCause() instanceof FormRefusal refusal ? refusal : refused;
        }
    }

    private ProcessDefinitionEntity process() {
        return engine.getDeploymentCache().findDeployedLatestProcessDefinitionByKey(KnownName.BRING_FORWARD.id());
    }
}
