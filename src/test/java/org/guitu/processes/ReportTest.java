package org.guitu.processes;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.ReportStore;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of the three processes of a report share. */
abstract class ReportTest extends ProcessTest {

    static final String OFFICER = "police-" + COUNTY;
    static final String SECOND_OFFICER = "police-colleague";

    @Autowired
    ReportStore reports;

    @BeforeEach
    void hireSecondOfficer(@Autowired org.guitu.engine.identity.AccountStore accounts) {
        accounts.create(new Account(SECOND_OFFICER, "示例民警", "police", COUNTY, Role.CASEWORKER), "guitu");
    }

    /** Somebody with an account registers a report of a child at a school, unless other answers are given. */
    ProcessInstance report(String account, String... answers) {
        String[] given = {
            "region=" + COUNTY,
            "reportChannel=school",
            "reporterType=mandatory",
            "suspectedAgeGroup=minor",
            "immediateDanger=no"
        };
        return startByForm(account, "report-intake", and(given, answers));
    }

    /** An officer opens the case of a girl of eight, naming the report. */
    ProcessInstance rescue(String account, String region, String report) {
        return startByForm(
                account,
                "rescue-case",
                "region=" + region,
                "sex=female",
                "ageKnown=estimated",
                "estimatedAge=8",
                "identityState=unknown",
                "urgencyLevel=high",
                "reportNumber=" + report);
    }

    ProcessInstance verification(ProcessInstance report) {
        return child(report, "report-verification");
    }

    static CaseNumber number(ProcessInstance report) {
        return new CaseNumber(report.getBusinessKey());
    }
}
