package org.guitu.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

class ReportReferralTest extends ReportTest {

    private ProcessInstance offer(String region, String department) {
        var report = report(OFFICER);
        submit(
                verification(report),
                "verify-report",
                "verifyOutcome=not-competent",
                "forwardRegion=" + region,
                "forwardDepartment=" + department);
        return child(report, "report-referral");
    }

    private ProcessInstance intake(ProcessInstance referral) {
        return runtimeService
                .createProcessInstanceQuery()
                .subProcessInstanceId(referral.getId())
                .singleResult();
    }

    @Test
    void theOtherRegionsPoliceAccept() {
        var referral = offer(NEIGHBOUR, "police");
        var intake = intake(referral);
        assertWaitsIn(referral, "accept-report", "police-" + NEIGHBOUR);
        submit(referral, "accept-report", "referralOutcome=accepted");
        assertEnded(referral, "accepted");
        assertWaitsIn(verification(intake), "verify-report", "police-" + NEIGHBOUR);
    }

    @Test
    void civilAffairsAcceptAsStreetRescue() {
        var referral = offer(COUNTY, "civil-affairs");
        var intake = intake(referral);
        assertWaitsFor(referral, "accept-street-report", "civil-affairs");
        submit(referral, "accept-street-report", "referralOutcome=accepted");
        assertEnded(referral, "accepted");
        assertWaitsFor(verification(intake), "check-on-street", "civil-affairs");
    }

    @Test
    void whoDeclinesSaysWhyAndItStays() {
        var referral = offer(NEIGHBOUR, "civil-affairs");
        var intake = intake(referral);
        submit(referral, "accept-street-report", "referralOutcome=declined", "referralReason=other-department");
        assertEnded(referral, "declined");
        assertThat(verification(intake)).isWaitingAt("verify-report");
        assertWaitsFor(verification(intake), "verify-report", "police");
    }
}
