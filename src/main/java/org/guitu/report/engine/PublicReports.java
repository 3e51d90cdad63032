package org.guitu.report.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.guitu.casefile.CaseNumber;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.form.DossierFormService;
import org.guitu.form.FormRefusal;
import org.guitu.report.ReportIntake;
import org.springframework.stereotype.Component;

/**
 * Takes reports from people without an account. There is no account behind it that anybody could log in with: the engine acts by
 * itself, and the dossier names as author what no account can be called.
 */
@Component
public class PublicReports implements ReportIntake {

    private static final String PROCESS = KnownName.REPORT_INTAKE.id();

    /** Which department's queue the report waits in first. */
    private static final String RECEIVED_BY = KnownName.POLICE.id();

    private final DossierFormService forms;

    PublicReports(FormService forms) {
        this.forms = (DossierFormService) forms;
    }

    @Override
    public CaseNumber receive(String region, Map<String, Object> answers) {
        var reporter = new Authentication(AUTHOR, List.of(RECEIVED_BY), List.of(region));
        try {
            var instance = forms.submitStartFormOf(reporter, PROCESS, answers, Map.of("fromPage", true));
            return new CaseNumber(instance.getBusinessKey());
        } catch (FormFieldValidationException refused) {
            throw refused.getCause() instanceof FormRefusal refusal ? refusal : refused;
        }
    }
}
