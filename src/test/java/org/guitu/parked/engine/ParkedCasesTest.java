package org.guitu.parked.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.clock.Urgency;
import org.guitu.parked.ParkedCase;
import org.guitu.processes.ProcessTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** In which cases nobody has anything to do, and who sees them. */
class ParkedCasesTest extends ProcessTest {

    private static final int ALL = 10_000;

    @Autowired
    private ParkedCases cases;

    private ProcessInstance waiting(String urgency, int days) {
        var rescue = rescuedWoman("urgencyLevel=" + urgency);
        submit(
                child(rescue, "reception"),
                "receive-person",
                "receiveOutcome=more-time",
                "receiveUntil=" + inDays(days));
        return rescue;
    }

    private static CaseNumber numberOf(ProcessInstance rescue) {
        return new CaseNumber(caseNumberOf(rescue));
    }

    private Optional<ParkedCase> find(ProcessInstance rescue) {
        return cases.find(numberOf(rescue));
    }

    private List<CaseNumber> seenIn(String... regions) {
        return cases.of(List.of(regions), 0, ALL).stream()
                .map(ParkedCase::caseNumber)
                .toList();
    }

    @Test
    void itIsOneInWhichNobodyHasAnythingToDo() {
        var rescue = rescuedWoman("urgencyLevel=normal");
        assertThat(find(rescue)).isEmpty();
        submit(child(rescue, "reception"), "receive-person", "receiveOutcome=more-time", "receiveUntil=" + inDays(1));
        assertThat(find(rescue)).hasValueSatisfying(parked -> {
            assertThat(parked.region()).isEqualTo(COUNTY);
            assertThat(parked.urgency()).isEqualTo(Urgency.NORMAL);
            assertThat(parked.watched()).isFalse();
            assertThat(parked.since()).isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
            assertThat(parked.until()).isPresent();
        });
        passTimer(child(rescue, "reception"));
        assertThat(find(rescue)).isEmpty();
    }

    @Test
    void aClosedCaseIsNone() {
        assertThat(cases.find(new CaseNumber(closedCase()))).isEmpty();
    }

    @Test
    void whoeverLooksAfterThePersonDoesNotHideThatNobodyElseIsAtIt() {
        var rescue = waiting("critical", 1);
        assertThat(find(rescue))
                .hasValueSatisfying(parked -> assertThat(parked.watched()).isTrue());
        var since = find(rescue).orElseThrow().since();
        var watch = runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumberOf(rescue))
                .processDefinitionKey("watch-case")
                .singleResult();
        moveTo(Instant.now().plus(Duration.ofHours(3)));
        submit(watch, "look-after-person", "watchedHow=in-person", "watchOutcome=safe");
        assertThat(find(rescue)).map(ParkedCase::since).contains(since);
    }

    @Test
    void whatLooksAtACaseFromAboveIsNoWorkForThePerson() {
        var rescue = waiting("normal", 1);
        startByForm(
                "supervisor-" + COUNTY,
                "break-glass",
                "caseNumber=" + caseNumberOf(rescue),
                "glassReason=missing",
                "glassReasonDetail=示例理由：示例甲走失，需要马上联系。",
                "glassAcknowledged=true");
        assertThat(find(rescue)).isPresent();
    }

    @Test
    void whoeverFindsOutAnAgeDoesNothingForThePerson() {
        var rescue = waiting("normal", 1);
        startByForm(
                "police-" + COUNTY,
                "determine-age",
                "caseNumber=" + caseNumberOf(rescue),
                "ageDoubtReason=looks-otherwise",
                "mayBeMinor=yes");
        assertThat(find(rescue)).isPresent();
    }

    /** It would end the watch over an urgent one, and hide it from the lists. */
    @Test
    void whoeverMendsItsFileDoesNothingForThePersonEither() {
        var rescue = waiting("critical", 1);
        startByForm(
                "police-" + COUNTY,
                "mend-record",
                "caseNumber=" + caseNumberOf(rescue),
                "mendingDepartment=police",
                "mendingWhat=示例：登记时选错。");
        startByForm(
                "police-" + COUNTY,
                "correct-person",
                "caseNumber=" + caseNumberOf(rescue),
                "whatChanges=[sex]",
                "newSex=male",
                "correctionProof=[document-seen]");
        assertThat(find(rescue))
                .hasValueSatisfying(parked -> assertThat(parked.watched()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"350404, true", "350405, false", "350400, false", "350000, false"})
    void aListHasTheCasesOfItsRegionsAndNoOthers(String region, boolean seen) {
        var rescue = waiting("normal", 1);
        assertThat(seenIn(region).contains(numberOf(rescue))).isEqualTo(seen);
        assertThat(seenIn()).isEmpty();
        assertThat(cases.count(List.of())).isZero();
        assertThat(cases.count(List.of(region))).isEqualTo(seenIn(region).size());
    }

    @Test
    void theMostUrgentComesFirstAndThenWhatWaitsLongest() {
        var normal = waiting("normal", 1);
        moveTo(Instant.now().plus(Duration.ofMinutes(5)));
        var later = waiting("normal", 1);
        var high = waiting("high", 1);
        var critical = waiting("critical", 1);
        var raised = waiting("raised", 1);
        assertThat(seenIn(COUNTY))
                .containsSubsequence(
                        numberOf(critical), numberOf(high), numberOf(raised), numberOf(normal), numberOf(later));
        var pages = new ArrayList<>(cases.of(List.of(COUNTY), 0, 2));
        pages.addAll(cases.of(List.of(COUNTY), 2, 2));
        assertThat(pages).isEqualTo(cases.of(List.of(COUNTY), 0, 4));
    }

    @Test
    void itSaysUntilWhen() {
        var rescue = waiting("normal", 1);
        var timer = managementService
                .createJobQuery()
                .processInstanceId(child(rescue, "reception").getId())
                .singleResult();
        assertThat(find(rescue).orElseThrow().until().orElseThrow())
                .isCloseTo(timer.getDuedate().toInstant(), within(1, ChronoUnit.SECONDS));
    }
}
