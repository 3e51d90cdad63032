package org.guitu.family.engine;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.family.FamilyMember;
import org.springframework.stereotype.Component;

/** The family of a case outside of forms, as whoever is logged in at the engine may know of it (see {@link EngineLogin}). */
@Component
public class FamilyAccess {

    private final ProcessEngineConfigurationImpl engine;
    private final FamilyView view;

    FamilyAccess(ProcessEngine engine, FamilyView view) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.view = view;
    }

    /** For whoever may see the case at hand, which the caller has asked. */
    public List<FamilyMember> of(CaseNumber caseNumber) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> view.of(caseNumber, context.getAuthentication()));
    }
}
