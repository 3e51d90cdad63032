package org.guitu.engine.form;

import java.util.List;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.guitu.engine.EngineRoom;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.engine.expression.LiveFacts;
import org.guitu.engine.model.FormStore;
import org.springframework.stereotype.Component;

/** What people write into forms is split between engine and dossier, whatever way it comes. */
@Component
class FormRoom extends EngineRoom {

    private final DossierFormService service;

    FormRoom(
            StartForms startForms,
            TaskForms taskForms,
            FormReader reader,
            FormStore forms,
            EngineAudit audit,
            LiveFacts live,
            List<AfterSubmission> afterwards) {
        this.service = new DossierFormService(startForms, taskForms, reader, forms, audit, live, afterwards);
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setFormService(service);
    }
}
