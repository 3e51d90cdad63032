package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.family.Relation;
import org.junit.jupiter.api.Test;

/** When somebody has left the country or the province, what needs her here ends, and whoever is left behind is seen to. */
class DepartureTest extends ProcessTest {

    private static final Map<String, Object> CHILD = with(girlOf(12), "identityState", "partly");

    private void depart(ProcessInstance ofCase, String wayOut) {
        assertEnded(beside(ofCase, "departure", with(girlOf(12), "wayOut", wayOut)), "left");
    }

    private ProcessInstance services(String... services) {
        return start(
                "services",
                with(
                        CHILD,
                        "consentedServices",
                        List.of(services),
                        "planServices",
                        List.of(services),
                        "planReviewOn",
                        null,
                        "ableToWork",
                        null));
    }

    @Test
    void endsTheServicesThatNeedThePersonHere() {
        var services = services("schooling", "legal-aid", "counselling", "housing-support");
        depart(services, "abroad");
        assertThat(services).isActive();
        assertThat(child(services, "legal-aid")).as("her lawyer goes on").isNotNull();
        for (String ended : List.of("schooling", "counselling", "further-service")) {
            assertThat(child(services, ended)).as(ended).isNull();
        }
    }

    @Test
    void letsTheSchoolHandAPupilOnToAnotherProvince() {
        var services = services("schooling", "counselling");
        depart(services, "other-province");
        assertThat(child(services, "schooling")).isNotNull();
        assertThat(child(services, "counselling")).isNull();
    }

    @Test
    void endsTheSearchForKin() {
        var search = start("identification", CHILD);
        depart(search, "other-province");
        assertEnded(search, "person-left");
    }

    @Test
    void leavesToPoliceWhatTheyStillNeedForTheTrial() {
        var interview = start("interview", CHILD);
        depart(interview, "abroad");
        assertThat(interview).isActive();
    }

    @Test
    void endsThePapersForStaying() {
        var stay = start("legal-stay", CHILD);
        depart(stay, "other-province");
        assertEnded(stay, "departed");
    }

    @Test
    void letsSomebodyLookAtOnceAfterTheChildWhoIsLeftBehind() {
        var mother = rescuedWoman();
        var child = rescuedGirl(3);
        var friend = rescuedWoman();
        link(mother, child, Relation.CHILD);
        link(mother, friend, Relation.RESCUED_TOGETHER);
        depart(mother, "abroad");
        var change = runningIn(child, "kin-change");
        assertWaitsFor(change, "heed-kin-change", "civil-affairs");
        assertThat(runtimeService.getVariables(change.getId()))
                .containsEntry("kinEvent", "has-left")
                .containsEntry("kinRelation", "mother")
                .containsEntry("kinCase", caseNumberOf(mother))
                .containsEntry("minor", true);
        assertThat(runningIn(friend, "kin-change")).as("no kin").isNull();
        assertThat(runningIn(mother, "kin-change")).as("her own case").isNull();
    }

    @Test
    void asksNothingOfWhoHasLeftAlready() {
        var mother = rescuedWoman();
        var child = rescuedGirl(3);
        link(mother, child, Relation.CHILD);
        depart(child, "abroad");
        depart(mother, "abroad");
        assertThat(runningIn(child, "kin-change")).isNull();
        assertThat(runningIn(mother, "kin-change"))
                .as("hers ended when she left")
                .isNull();
    }

    @Test
    void tellsNoClosedCase() {
        var mother = rescuedWoman();
        var sister = rescuedWoman();
        link(mother, sister, Relation.SIBLING);
        submit(child(sister, "reception"), "receive-person", "receiveOutcome=left-before");
        submit(
                sister,
                "propose-closure",
                "proposeClosureOutcome=proposed",
                "closeReason=missing",
                "closeTogether=apart",
                "closeApartReason=各自生活");
        submit(sister, "approve-closure", "approveClosureOutcome=approved");
        depart(mother, "abroad");
        assertThat(runningIn(sister, "kin-change")).isNull();
    }
}
