package org.guitu.emergency.engine;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.emergency.EmergencyReading;
import org.guitu.emergency.EmergencyReadingStore;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.engine.model.FormStore;
import org.guitu.form.CommonFacts;
import org.guitu.form.Form;
import org.guitu.form.FormRefusal;
import org.guitu.office.Role;
import org.springframework.stereotype.Component;

/**
 * Beginning and ending an emergency reading outside of Tasklist. Every method acts in the name of whoever is logged in at the engine
 * (see {@link EngineLogin}). Beginning one is submitting the start form of the process {@code break-glass}, here as there.
 */
@Component
public class EmergencyDesk {

    private final ProcessEngineConfigurationImpl engine;
    private final RepositoryService repository;
    private final FormService formService;
    private final EmergencyReadingStore readings;
    private final Dossier dossier;
    private final InstantSource clock;
    private final BreakGlassListener listener;
    private final FormStore forms;

    EmergencyDesk(
            ProcessEngine engine,
            EmergencyReadingStore readings,
            Dossier dossier,
            InstantSource clock,
            BreakGlassListener listener,
            FormStore forms) {
        this.engine = ((ProcessEngineImpl) engine).getProcessEngineConfiguration();
        this.repository = engine.getRepositoryService();
        this.formService = engine.getFormService();
        this.readings = readings;
        this.dossier = dossier;
        this.clock = clock;
        this.listener = listener;
        this.forms = forms;
    }

    /** What is asked of whoever begins one. */
    public Form form() {
        return within(context -> {
            var process = engine.getDeploymentCache().findDeployedProcessDefinitionById(definition());
            return forms.of(process, context).orElseThrow().form();
        });
    }

    /**
     * Begins one.
     *
     * @param answers to {@link #form}, but for the case's number
     * @throws FormRefusal when the answers are not what the form asks, the case is not one of the person's, or one still runs
     */
    public void begin(CaseNumber caseNumber, Map<String, Object> answers) {
        var all = new HashMap<>(answers);
        all.put(CommonFacts.CASE_NUMBER, caseNumber.value());
        try {
            formService.submitStartForm(definition(), all);
        } catch (FormFieldValidationException refused) {
            throw refused.getCause() instanceof FormRefusal refusal ? refusal : refused;
        }
    }

    /** Ends the person's own, if one runs. */
    public void end(CaseNumber caseNumber) {
        within(context -> running(caseNumber, context.getAuthentication())
                .map(reading -> listener.close(reading.instance(), "由查阅人结束")));
    }

    /** The one under which the person reads that case at this moment. */
    public Optional<EmergencyReading> running(CaseNumber caseNumber) {
        return within(context -> running(caseNumber, context.getAuthentication()));
    }

    /** Not any more when the person has lost the role or the region of the case, even before its time. */
    Optional<EmergencyReading> running(CaseNumber caseNumber, Authentication person) {
        return supervises(caseNumber, person)
                ? readings.running(caseNumber, person.getUserId(), clock.instant())
                : Optional.empty();
    }

    /** Whether there is such a case, of a region that the person supervises. */
    boolean supervises(CaseNumber caseNumber, Authentication person) {
        return person != null
                && person.getUserId() != null
                && Objects.requireNonNullElse(person.getGroupIds(), List.of()).contains(Role.SUPERVISOR.id())
                && dossier.regionOf(caseNumber)
                        .filter(Objects.requireNonNullElse(person.getTenantIds(), List.of())::contains)
                        .isPresent();
    }

    private <T> T within(Command<T> command) {
        return engine.getCommandExecutorTxRequired().execute(command);
    }

    private String definition() {
        return within(context -> context.runWithoutAuthorization(() -> repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(BreakGlassListener.PROCESS)
                .latestVersion()
                .singleResult()
                .getId()));
    }
}
