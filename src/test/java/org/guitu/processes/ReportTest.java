package org.guitu.processes;

import java.time.InstantSource;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.ReportStore;
import org.guitu.form.Conditions;
import org.guitu.form.FormFiller;
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

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    @BeforeEach
    void hireSecondOfficer(@Autowired org.guitu.engine.identity.AccountStore accounts) {
        accounts.create(new Account(SECOND_OFFICER, "示例民警", "police", COUNTY, Role.CASEWORKER), "guitu");
    }

    /** Somebody with an account registers a report of a child at a school, unless other answers are given. */
    ProcessInstance report(String account, Object... answers) {
        var given = with(
                facts(
                        "region", COUNTY,
                        "reportChannel", "school",
                        "reporterType", "mandatory",
                        "suspectedAgeGroup", "minor",
                        "immediateDanger", "no"),
                answers);
        return startForm(account, "report-intake", "register-report", given);
    }

    /** An officer opens the case of a girl of eight, naming the report. */
    ProcessInstance rescue(String account, String region, String report) {
        return startForm(
                account,
                "rescue-case",
                "register-person",
                facts(
                        "region", region,
                        "sex", "female",
                        "ageKnown", "estimated",
                        "estimatedAge", 8,
                        "identityState", "unknown",
                        "urgencyLevel", "high",
                        "reportNumber", report));
    }

    private ProcessInstance startForm(String account, String process, String form, Map<String, Object> given) {
        var answers = new FormFiller(form(form), conditions, today()).fill(given, Map.of());
        var definition = repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        return logins.as(account, () -> formService.submitStartForm(definition, answers));
    }

    ProcessInstance verification(ProcessInstance report) {
        return child(report, "report-verification");
    }

    static CaseNumber number(ProcessInstance report) {
        return new CaseNumber(report.getBusinessKey());
    }
}
