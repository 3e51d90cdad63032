package org.guitu.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.SamePerson;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A woman who has found a new life next door is sold again, and a visit finds out: whatever still runs in her case, police there have a
 * new one within the hour.
 */
class SoldAgainTest extends AccountsJourney {

    private static final String NEXT_DOOR = "350405";
    private static final DateTimeFormatter ENGINE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");

    @Autowired
    private SamePerson samePerson;

    @Test
    void policeFreeHerWithinTheHourWhateverStillRunsInHerFirstCase() throws IOException {
        untilSheIsVisited();
        var first = caseNumber;
        var runningBefore = openTasks();
        assertThat(runningBefore).contains("choose-hospital", "apply-legal-aid", "visit");

        complete("visit", "visitOutcome=good", "exploiterContact=no", "difficulties=[none]");
        complete("decide-follow-up", "followUpOutcome=continue", "riskLevel=medium");
        passTimer("follow-up");
        complete("visit", "visitOutcome=urgent-report");
        assertThat(complete("report-urgent", "urgentOutcome=new-rescue", "urgentPersonSeen=not-seen", "urgentSafe=no"))
                .isEqualTo("police-" + NEXT_DOOR);
        assertThat(openTasks()).containsExactlyInAnyOrder("choose-hospital", "apply-legal-aid");

        caseNumber = nextCase();
        assertThat(caseNumber).startsWith(NEXT_DOOR);
        assertThat(openTasks()).containsExactly("free-person");
        assertThat(desk("police-" + COUNTY).tasks(caseNumber)).isEmpty();
        var task = desk("police-" + NEXT_DOOR).tasks(caseNumber).get(0);
        assertThat(Duration.between(
                        time(task.path("created").asText()),
                        time(task.path("due").asText())))
                .isEqualTo(Duration.ofHours(1));
        assertThat(fact("urgencyLevel")).isEqualTo("critical");
        assertThat(fact("minor")).isEqualTo(false);
        assertThat(fact("identityState")).isEqualTo("confirmed");

        complete("free-person", "freePersonOutcome=searching", "urgencyLevel=critical", "againKind=sold");
        assertThat(openTasks()).as("nobody waits while she is held").containsExactly("free-person");
        complete("free-person", "freePersonOutcome=freed", "urgencyLevel=high", "medicalUrgency=same-day");
        assertThat(complete("receive-person", "receiveOutcome=received")).isEqualTo("civil-affairs-" + NEXT_DOOR);
        complete("meet-urgent-needs", "urgentOutcome=met");
        complete(
                "obtain-consent",
                "consentOutcome=given",
                "consentBy=self",
                "toldTopics=[help, free, not-tied]",
                "consentedServices=[medical, counselling, legal-aid]");
        assertThat(openTasks()).contains("prepare-interview", "choose-hospital", "decide-placement");

        var second = caseNumber;
        caseNumber = first;
        complete("choose-hospital", "hospitalOutcome=could-not-be-done");
        complete("apply-legal-aid", "applyOutcome=not-legal");
        close("new-rescue");
        caseNumber = second;
        assertThat(openTasks()).contains("prepare-interview", "choose-hospital", "decide-placement");
    }

    @Test
    void whoNeedsHelpAgainGetsANewPlanAtOnceWithTheServicesThatDoNotRun() throws IOException {
        untilSheIsVisited();
        complete("visit", "visitOutcome=good", "exploiterContact=no", "difficulties=[none]");
        complete("decide-follow-up", "followUpOutcome=reopen", "riskLevel=medium", "followUpReason=other");
        completeEach("give-assessment-part", "partOutcome=nothing-to-add");
        assertThat(openTasks()).containsExactlyInAnyOrder("choose-hospital", "apply-legal-aid", "assess-needs");

        complete("assess-needs", "assessNeedsOutcome=in-part", "riskLevel=medium", "ableToWork=yes");
        complete("draft-plan", "draftPlanOutcome=drafted", "planServices=[medical, counselling, legal-aid]");
        complete("approve-plan", "planOutcome=approved");
        assertThat(openTasks())
                .containsExactlyInAnyOrder(
                        "choose-hospital", "apply-legal-aid", "arrange-counselling", "decide-way-home");
    }

    private void untilSheIsVisited() throws IOException {
        open(
                "region=" + COUNTY,
                "sex=female",
                "ageKnown=estimated",
                "estimatedAge=29",
                "identityState=confirmed",
                "urgencyLevel=normal");
        complete("receive-person", "receiveOutcome=received");
        complete("meet-urgent-needs", "urgentOutcome=met");
        complete(
                "obtain-consent",
                "consentOutcome=given",
                "consentBy=self",
                "toldTopics=[help, free, not-tied]",
                "consentedServices=[medical, counselling, legal-aid]");
        complete("prepare-interview", "prepareOutcome=could-not-be-done");
        complete("decide-placement", "placementOutcome=decided", "placementType=women-shelter");
        complete("admit", "admitOutcome=admitted");
        completeEach("give-assessment-part", "partOutcome=nothing-to-add");
        complete("assess-needs", "assessNeedsOutcome=in-part", "riskLevel=medium", "ableToWork=yes");
        complete("draft-plan", "draftPlanOutcome=drafted", "planServices=[legal-aid]");
        complete("approve-plan", "planOutcome=approved");
        complete("decide-way-home", "wayHomeOutcome=stays-here", "wish=stay", "followUpRegion=" + NEXT_DOOR);
    }

    private String nextCase() {
        List<CaseNumber> linked = samePerson.linkedTo(new CaseNumber(caseNumber));
        assertThat(linked).hasSize(1);
        return linked.get(0).value();
    }

    private static OffsetDateTime time(String text) {
        return OffsetDateTime.parse(text, ENGINE_TIME);
    }
}
