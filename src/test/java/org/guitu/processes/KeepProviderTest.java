package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.dossier.engine.CorrectionAccess;
import org.guitu.dossier.engine.DossierAccess;
import org.guitu.office.China;
import org.guitu.provider.Provider;
import org.guitu.provider.Provider.State;
import org.guitu.provider.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An entry of the directory, from its registration by the department responsible to its removal. */
class KeepProviderTest extends ProcessTest {

    private static final String SUPERVISOR = "supervisor-" + COUNTY;
    private static final String[] ACCEPTED = {"checkProviderOutcome=accepted", "checkedProofs=[record, training]"};

    @Autowired
    private Providers providers;

    @Autowired
    private DossierAccess dossiers;

    @Autowired
    private CorrectionAccess corrections;

    private ProcessInstance register(String department, String kind, String... more) {
        String[] entry = {"region=" + COUNTY, "providerKind=" + kind, "entryName=示例" + kind};
        return startByForm(department + "-" + COUNTY, "keep-provider", and(entry, more));
    }

    private ProcessInstance volunteer() {
        return register("womens-federation", "volunteer");
    }

    private ProcessInstance shelter() {
        return register("civil-affairs", "shelter", "placesFree=4");
    }

    /** The next of both waits that ends is the review's. */
    private ProcessInstance underReview(ProcessInstance entry) {
        passTimer(entry);
        assertThat(entry).isWaitingAtExactly("review-provider");
        return entry;
    }

    private Provider entry(ProcessInstance entry) {
        return providers.find(new CaseNumber(caseNumberOf(entry))).orElseThrow();
    }

    private void assertState(ProcessInstance entry, State state) {
        assertThat(entry(entry).state()).isEqualTo(state);
    }

    @Test
    void aHospitalIsListedAtOnceAndReviewedByItsDepartment() {
        var hospital = register("health", "hospital", "entryPhone=0598-0000001");
        assertThat(hospital).isWaitingAtExactly("what-comes-first");
        assertState(hospital, State.LISTED);
        assertThat(entry(hospital).words().name()).isEqualTo("示例hospital");
        assertThat(entry(hospital).words().phone()).isEqualTo("0598-0000001");
        assertWaitsFor(underReview(hospital), "review-provider", "health");
    }

    @Test
    void hasAFileOfItsOwnAndNothingPersonalInTheEngine() {
        var lawyer = register("justice", "lawyer");
        assertThat(database.sql("select kind from guitu.case_file where case_number = :number")
                        .param("number", caseNumberOf(lawyer))
                        .query(String.class)
                        .single())
                .isEqualTo("provider");
        assertThat(runtimeService.getVariables(lawyer.getId()).values()).doesNotContain("示例lawyer", "示例entryPhone");
    }

    @Test
    void isNoCaseInWhichSomethingElseCouldBegin() {
        var hospital = register("health", "hospital");
        assertThatThrownBy(() -> startByForm(
                        "police-" + COUNTY,
                        "legal-hold",
                        "caseNumber=" + caseNumberOf(hospital),
                        "holdReviewOn=" + inDays(9)))
                .hasMessageContaining("没有您的部门可以办理的个案");
    }

    @ParameterizedTest
    @CsvSource({
        "civil-affairs, hospital, 由卫生健康部门登记",
        "health, shelter, 由民政部门登记",
        "police, organisation, 由民政部门登记",
        "education, lawyer, 由司法行政部门登记",
        "justice, school, 由教育部门登记",
        "police, volunteer, 由妇联、团委或民政部门登记",
        "education, interpreter, 由外事、公安部门或残联登记"
    })
    void isRegisteredByNobodyElse(String department, String kind, String refusal) {
        assertThatThrownBy(() -> register(department, kind)).hasMessageContaining(refusal);
    }

    @Test
    void isRegisteredForTheOwnRegionOnly() {
        assertThatThrownBy(() -> register("health", "hospital", "region=" + NEIGHBOUR))
                .hasMessageContaining("不是您工作的地区");
    }

    @Test
    void aVolunteerIsCheckedByASecondPersonFirst() {
        var volunteer = volunteer();
        assertWaitsIn(volunteer, "check-provider", SUPERVISOR, "womens-federation-" + COUNTY);
        assertThat(providers.find(new CaseNumber(caseNumberOf(volunteer)))).isEmpty();
        assertKeptFrom("womens-federation-" + COUNTY, volunteer, "check-provider");
        assertThatThrownBy(() -> submitAs(
                        SUPERVISOR,
                        task(volunteer, "check-provider"),
                        "checkProviderOutcome=accepted",
                        "checkedProofs=[training]"))
                .hasMessageContaining("没有核对违法犯罪记录");
        submitAs(SUPERVISOR, task(volunteer, "check-provider"), ACCEPTED);
        assertState(volunteer, State.LISTED);
        assertThat(volunteer).isWaitingAtExactly("what-comes-first");
    }

    @Test
    void whoIsNotAcceptedIsNotListed() {
        var volunteer = volunteer();
        submitAs(SUPERVISOR, task(volunteer, "check-provider"), "checkProviderOutcome=not-accepted");
        assertEnded(volunteer, "not-accepted");
        assertThat(providers.find(new CaseNumber(caseNumberOf(volunteer)))).isEmpty();
    }

    @Test
    void whatIsSentBackIsMendedAndCheckedAgain() {
        var organisation = register("civil-affairs", "organisation", "contractUntil=" + inDays(90));
        submitAs(SUPERVISOR, task(organisation, "check-provider"), "checkProviderOutcome=send-back");
        submit(organisation, "review-provider", "reviewProviderOutcome=keep", "contractUntil=" + inDays(60));
        assertKeptFrom("civil-affairs-" + COUNTY, organisation, "check-provider");
        submitAs(COLLEAGUE, task(organisation, "check-provider"), ACCEPTED);
        assertThat(entry(organisation).contractUntil()).contains(today().plusDays(60));
    }

    @Test
    void aContractThatEndsIsReviewedThatDay() {
        var organisation = register("civil-affairs", "organisation", "contractUntil=" + inDays(30));
        submitAs(SUPERVISOR, task(organisation, "check-provider"), ACCEPTED);
        var end = today().plusDays(30);
        underReview(organisation);
        assertThat(today()).isEqualTo(end);
    }

    @Test
    void aVolunteerIsEvaluatedEachYearAndTrainedAgain() {
        var volunteer = volunteer();
        submitAs(SUPERVISOR, task(volunteer, "check-provider"), ACCEPTED);
        var trained = today();
        underReview(volunteer);
        assertThat(today()).isEqualTo(trained.plusYears(1));
        moveTo(tomorrow());
        assertRefused(
                volunteer,
                "review-provider",
                "培训超过一年",
                "reviewProviderOutcome=keep",
                "trainedOn=" + trained.minusDays(9));
        submit(volunteer, "review-provider", "reviewProviderOutcome=keep", "trainedOn=" + today());
        assertThat(volunteer).isWaitingAtExactly("check-provider");
    }

    private Instant tomorrow() {
        return today().plusDays(1).atTime(9, 0).atZone(China.ZONE).toInstant();
    }

    /** Whoever reviews alone could put another name and phone into an entry that everybody trusts. */
    @Test
    void aVolunteerIsNotOfferedUntilASecondPersonHasSeenWhatTheReviewChanged() {
        var volunteer = volunteer();
        submitAs(SUPERVISOR, task(volunteer, "check-provider"), ACCEPTED);
        underReview(volunteer);
        submit(
                volunteer,
                "review-provider",
                "reviewProviderOutcome=keep",
                "trainedOn=" + today(),
                "entryName=示例另一人",
                "entryPhone=0598-0000009");
        assertThat(volunteer).isWaitingAtExactly("check-provider");
        assertState(volunteer, State.SUSPENDED);
        submitAs(SUPERVISOR, task(volunteer, "check-provider"), ACCEPTED);
        assertState(volunteer, State.LISTED);
        assertThat(entry(volunteer).words().name()).isEqualTo("示例另一人");
    }

    /** In the tab nobody else would look at it. */
    @Test
    void whoItIsIsChangedByTheReviewAloneAndNotCorrectedInTheFile() {
        var keeper = "womens-federation-" + COUNTY;
        var volunteer = volunteer();
        submitAs(SUPERVISOR, task(volunteer, "check-provider"), ACCEPTED);
        var review = task(underReview(volunteer), "review-provider");
        claimAs(keeper, review);
        var registered = logins.as(keeper, () -> dossiers.read(review.getId())).steps().stream()
                .reduce((later, earlier) -> earlier)
                .orElseThrow();
        for (String question : List.of("entryName", "entryPhone")) {
            assertThatThrownBy(() -> logins.as(keeper, () -> {
                        corrections.correct(
                                review.getId(), registered.number(), "示例", Map.of(question, "0598-0000008"));
                        return null;
                    }))
                    .hasMessageContaining("只能更正这一步已填写");
        }
    }

    @Test
    void isMendedAtItsReviewAndGoesOn() {
        var hospital = underReview(register("health", "hospital"));
        submit(hospital, "review-provider", "reviewProviderOutcome=keep", "entryName=示例新院名", "entryPhone=0598-0000002");
        assertThat(hospital).isWaitingAtExactly("what-comes-first");
        assertThat(entry(hospital).words().name()).isEqualTo("示例新院名");
        assertState(hospital, State.LISTED);
    }

    @Test
    void isSuspendedUntilADayAndLookedAtAgain() {
        var hospital = underReview(register("health", "hospital"));
        submit(
                hospital,
                "review-provider",
                "reviewProviderOutcome=suspend",
                "suspendReason=under-check",
                "suspendUntil=" + inDays(20));
        assertThat(hospital).isWaitingAtExactly("wait-while-suspended");
        assertState(hospital, State.SUSPENDED);
        underReview(hospital);
        submit(hospital, "review-provider", "reviewProviderOutcome=keep");
        assertState(hospital, State.LISTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ended", "harm"})
    void isRemoved(String reason) {
        var school = underReview(register("education", "school"));
        submit(school, "review-provider", "reviewProviderOutcome=remove", "removeReason=" + reason);
        assertEnded(school, "removed");
        assertState(school, State.REMOVED);
        assertThat(providers.in(List.of(COUNTY)))
                .noneMatch(any -> any.number().value().equals(caseNumberOf(school)));
    }

    @Test
    void placesAreAskedForEachWeekWithoutPuttingTheReviewOff() {
        var shelter = shelter();
        assertThat(entry(shelter).placesFree()).contains(4);
        var review = runtimeService.getVariable(shelter.getId(), "reviewOn");
        passTimer(shelter);
        assertWaitsFor(shelter, "confirm-places", "civil-affairs");
        submit(shelter, "confirm-places", "confirmPlacesOutcome=confirmed", "placesFree=0");
        assertThat(entry(shelter).placesFree()).contains(0);
        assertThat(shelter).isWaitingAtExactly("what-comes-first");
        assertThat(runtimeService.getVariable(shelter.getId(), "reviewOn")).isEqualTo(review);
    }

    @Test
    void ofWhomNobodyReachesNobodyKnowsThePlaces() {
        var shelter = shelter();
        passTimer(shelter);
        submit(shelter, "confirm-places", "confirmPlacesOutcome=not-reached");
        assertThat(entry(shelter).placesFree()).isEmpty();
        assertState(shelter, State.LISTED);
        assertThat(shelter).isWaitingAtExactly("what-comes-first");
    }

    @Test
    void whatHasChangedIsReviewedAtOnce() {
        var shelter = shelter();
        passTimer(shelter);
        submit(shelter, "confirm-places", "confirmPlacesOutcome=to-review");
        assertThat(shelter).isWaitingAtExactly("review-provider");
    }
}
