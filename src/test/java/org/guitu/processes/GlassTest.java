package org.guitu.processes;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.engine.identity.AccountStore;
import org.guitu.form.Conditions;
import org.guitu.form.FormFiller;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of emergency readings share: a case, somebody who reads it, and another supervisor of the same county. */
public abstract class GlassTest extends ProcessTest {

    protected static final String READER = "supervisor-350404";
    protected static final String SECOND = "supervisor-second";
    protected static final String CITY = "supervisor-350400";
    protected static final String PROVINCE = "supervisor-350000";
    protected static final String WHY = "示例理由：示例甲走失，需要马上联系。";

    @Autowired
    private Conditions conditions;

    @BeforeEach
    void hireSecondSupervisor(@Autowired AccountStore accounts) {
        accounts.create(new Account(SECOND, "示例督导", "joint-conference", COUNTY, Role.SUPERVISOR), "guitu");
    }

    /** The number of a new case of a girl in the county. */
    protected String newCase() {
        var answers = new FormFiller(form("register-person"), conditions, today())
                .fill(
                        facts(
                                "region", COUNTY,
                                "sex", "female",
                                "ageKnown", "estimated",
                                "estimatedAge", 9,
                                "identityState", "unknown",
                                "urgencyLevel", "high",
                                "codeName", "示例甲"),
                        Map.of());
        return startAs("police-" + COUNTY, "rescue-case", answers).getBusinessKey();
    }

    protected ProcessInstance breakGlass(String reader, String caseNumber) {
        return startAs(reader, answers(caseNumber));
    }

    protected ProcessInstance startAs(String reader, Map<String, Object> answers) {
        return startAs(reader, "break-glass", answers);
    }

    private ProcessInstance startAs(String account, String key, Map<String, Object> answers) {
        var process = repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
        return logins.as(account, () -> formService.submitStartForm(process.getId(), answers));
    }

    protected static Map<String, Object> answers(String caseNumber) {
        return facts(
                "caseNumber",
                caseNumber,
                "glassReason",
                "missing",
                "glassReasonDetail",
                WHY,
                "glassAcknowledged",
                true);
    }

    protected ProcessInstance reviewOf(ProcessInstance broken) {
        return child(broken, "break-glass-review");
    }
}
