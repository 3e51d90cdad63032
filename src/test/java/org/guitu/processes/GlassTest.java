package org.guitu.processes;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.engine.identity.AccountStore;
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

    @BeforeEach
    void hireSecondSupervisor(@Autowired AccountStore accounts) {
        accounts.create(new Account(SECOND, "示例督导", "joint-conference", COUNTY, Role.SUPERVISOR), "guitu");
    }

    /** The number of a new case of a girl in the county. */
    protected String newCase() {
        return startByForm(
                        "police-" + COUNTY,
                        "rescue-case",
                        "region=" + COUNTY,
                        "sex=female",
                        "ageKnown=birth-date",
                        "birthDate=" + today().minusYears(9),
                        "identityState=unknown",
                        "urgencyLevel=high",
                        "codeName=示例甲")
                .getBusinessKey();
    }

    /** An emergency reading because somebody is missing, with other answers where given. */
    protected ProcessInstance breakGlass(String reader, String caseNumber, String... more) {
        String[] missing = {
            "caseNumber=" + caseNumber, "glassReason=missing", "glassReasonDetail=" + WHY, "glassAcknowledged=true"
        };
        return startByForm(reader, "break-glass", and(missing, more));
    }

    protected ProcessInstance reviewOf(ProcessInstance broken) {
        return child(broken, "break-glass-review");
    }
}
