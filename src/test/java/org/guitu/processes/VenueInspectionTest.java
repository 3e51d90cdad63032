package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.engine.identity.AccountStore;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A place of entertainment that a report named is inspected where the report was verified. */
class VenueInspectionTest extends ReportTest {

    private static final String INSPECT = "inspect-venue";
    private static final String INSPECTOR = "venue-inspector";

    private ProcessInstance begin() {
        return start("venue-inspection", with(girlOf(15)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dealt-with", "nothing-found", "not-a-venue"})
    void endsAsItWas(String outcome) {
        var inspection = begin();
        assertWaitsFor(inspection, INSPECT, "culture-tourism");
        submit(
                inspection,
                INSPECT,
                "venueOutcome=" + outcome,
                "venueChecks=" + (outcome.equals("not-a-venue") ? null : List.of("staff-list", "minors")));
        assertEnded(inspection, outcome);
    }

    @Test
    void goesOnOnTheDayFixed() {
        var inspection = begin();
        assertRefused(inspection, INSPECT, "太晚：最晚可以到", "venueOutcome=more-time", "venueUntil=" + inDays(31));
        submit(inspection, INSPECT, "venueOutcome=more-time", "venueUntil=" + inDays(7));
        assertThat(inspection).isWaitingAtExactly("wait-to-inspect");
        passTimer(inspection);
        assertThat(inspection).isWaitingAtExactly(INSPECT);
    }

    @ParameterizedTest
    @CsvSource({"staff-list", "minors"})
    void findsNothingOnlyWhereItLooked(String onlyCheck) {
        assertRefused(begin(), INSPECT, "没有查", "venueOutcome=nothing-found", "venueChecks=" + List.of(onlyCheck));
    }

    @Test
    void theInspectorReadsThePlaceAndNothingOfThePeople(@Autowired AccountStore accounts) {
        accounts.create(new Account(INSPECTOR, "示例检查员", "culture-tourism", COUNTY, Role.CASEWORKER), "guitu");
        var report = report(OFFICER, "reporterType=anonymous", "reporterName=null", "foundPlace=示例路");
        var verification = verification(report);
        submitAs(
                OFFICER,
                task(verification, "verify-report"),
                "verifyOutcome=unfounded",
                "venueInvolved=yes",
                "venueName=示例会所");
        submitAs(SECOND_OFFICER, task(verification, "confirm-unfounded"), "confirmOutcome=upheld");
        var task = task(child(report, "venue-inspection"), INSPECT);
        claimAs(INSPECTOR, task);
        var shown = logins.as(INSPECTOR, () -> formService.getTaskFormVariables(task.getId()));
        assertThat(shown).containsEntry("venueName", "示例会所");
        assertThat(shown.keySet()).doesNotContain("foundPlace", "reportNarrative", "verifyFindings", "reporterPhone");
    }
}
