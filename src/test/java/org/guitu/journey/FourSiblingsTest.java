package org.guitu.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.guitu.family.Relation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Four brothers and sisters are freed in two counties. Two are kept together; that one of them lives apart is approved by a second person;
 * kin are found for the eldest, and police of the other county learn by the number whom to ask.
 */
class FourSiblingsTest extends AccountsJourney {

    private String eldest;
    private String second;
    private String third;
    private String youngest;

    @BeforeEach
    void areFreed() throws IOException {
        eldest = freed(COUNTY, 13, "female");
        second = freed(COUNTY, 11, "male");
        third = freed(COUNTY, 8, "female");
        youngest = freed(NEIGHBOUR, 5, "male");
        link(eldest, second, Relation.SIBLING);
        link(eldest, third, Relation.SIBLING);
        link(eldest, youngest, Relation.SIBLING);
        for (String each : List.of(eldest, second, third, youngest)) {
            receive(each);
        }
    }

    @Test
    void twoAreKeptTogetherAndKinOfOneAreOfferedToAll() throws IOException {
        for (String each : List.of(eldest, second)) {
            caseNumber = each;
            assertRefused("decide-placement", "不能选“没有”", "placementOutcome=decided", "staysWith=[none]");
            complete("decide-placement", placed("together"));
            complete("admit", "admitOutcome=admitted");
        }
        liveApart(third, "apart-unsafe");
        liveApart(youngest, "apart-no-place");
        compareWithoutResult(youngest);
        findKinOf(eldest);
        takeTheLeadUpIn(youngest);
    }

    private String freed(String county, int age, String sex) throws IOException {
        openIn(
                county,
                "region=" + county,
                "sex=" + sex,
                "ageKnown=birth-date",
                "birthDate=" + inDays(-365 * age - 30),
                "identityState=partly",
                "urgencyLevel=high");
        return caseNumber;
    }

    private void receive(String each) throws IOException {
        caseNumber = each;
        complete("receive-person", "receiveOutcome=received");
        complete("meet-urgent-needs", "urgentOutcome=met");
        complete("assign-guardian", "guardianOutcome=temporary");
        complete(
                "obtain-consent",
                "consentOutcome=given",
                "consentBy=agency",
                "toldTopics=[help, free, not-tied]",
                "consentedServices=[medical, return-home]");
    }

    private String[] placed(String how) {
        return new String[] {
            "placementOutcome=decided",
            "staysWith=[siblings]",
            "kinCarer=none",
            "fosterFamily=none",
            "placementType=child-protection",
            "carerCheck=not-applicable",
            "placedTogether=" + how
        };
    }

    private void liveApart(String each, String how) throws IOException {
        caseNumber = each;
        var decidedBy = complete("decide-placement", placed(how));
        assertThat(openTasks())
                .as("nobody moves in before")
                .contains("approve-separation")
                .doesNotContain("admit");
        assertThat(complete("approve-separation", "separationOutcome=approved")).isNotEqualTo(decidedBy);
        complete("admit", "admitOutcome=admitted");
    }

    private void compareWithoutResult(String each) throws IOException {
        caseNumber = each;
        complete("take-samples", "sampleOutcome=taken", "sampleBasis=statutory");
        complete("compare-samples", "compareOutcome=none-yet", "nextCompareOn=" + inDays(20));
        assertThat(openTasks()).doesNotContain("compare-samples");
    }

    private void findKinOf(String each) throws IOException {
        caseNumber = each;
        complete("take-samples", "sampleOutcome=taken", "sampleBasis=statutory");
        complete("compare-samples", "compareOutcome=lead");
        complete("locate-relatives", "locateOutcome=found");
        complete("verify-kinship", "kinshipOutcome=verified");
    }

    private void takeTheLeadUpIn(String each) throws IOException {
        for (String other : List.of(second, third)) {
            caseNumber = other;
            assertThat(openTasks()).contains("read-kin-lead");
        }
        caseNumber = each;
        var task = openTask("read-kin-lead").path("id").asText();
        var reader = workerOf(task);
        assertThat(reader).isEqualTo("police-" + NEIGHBOUR);
        var shown = desk(reader).get("/task/" + task + "/form-variables").body();
        assertThat(shown.path("kinCase").path("value").asText()).isEqualTo(eldest);
        assertThat(shown.path("familyShown").path("value").asText())
                .as("who works in the other county learns the number and no more")
                .contains(eldest)
                .doesNotContain("安置");
        complete("read-kin-lead", "kinLeadOutcome=lead");
        assertThat(openTasks()).as("compared at once").contains("compare-samples");
    }
}
