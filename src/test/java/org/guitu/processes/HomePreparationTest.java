package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.guitu.dossier.engine.DossierAccess;
import org.guitu.form.FormFiller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class HomePreparationTest extends ProcessTest {

    private static final Map<String, Object> CHILD = with(girlOf(8), "prepareFamilyOutcome", null);
    private static final Map<String, Object> WOMAN = with(womanOf(29), "prepareFamilyOutcome", null);
    private static final Map<String, Object> MAN = with(WOMAN, "sex", "male");

    @Autowired
    private DossierAccess dossierAccess;

    @Test
    void aChildsFamilyAndCommunityArePreparedAndACompanionIsFound() {
        var preparation = start("home-preparation", CHILD);
        assertWaitsFor(preparation, "prepare-community", "civil-affairs");
        submit(preparation, "prepare-community", "communityOutcome=ready");
        assertWaitsFor(preparation, "prepare-family", "womens-federation");
        assertWaitsFor(preparation, "find-companion", "youth-league");
        submit(preparation, "prepare-family", "prepareFamilyOutcome=ready");
        submit(preparation, "find-companion", "companionOutcome=found");
        assertEnded(preparation, "prepared");
    }

    @Test
    void aWomansFamilyIsPreparedByTheWomensFederation() {
        var preparation = untilCommunityIsReady(WOMAN);
        assertThat(preparation).isWaitingAtExactly("prepare-family");
        submit(preparation, "prepare-family", "prepareFamilyOutcome=could-not-be-done");
        assertEnded(preparation, "prepared");
    }

    @Test
    void forAManTheCommunityIsEnough() {
        assertEnded(untilCommunityIsReady(MAN), "prepared");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-safe", "not-wanted", "could-not-be-done"})
    void aCommunityMayNotBePrepared(String outcome) {
        var preparation = start("home-preparation", CHILD);
        submit(preparation, "prepare-community", "communityOutcome=" + outcome);
        assertEnded(preparation, outcome);
    }

    @Test
    void everyStepMayTakeMoreTime() {
        var preparation = start("home-preparation", CHILD);
        submit(preparation, "prepare-community", "communityOutcome=more-time", "communityUntil=" + inDays(3));
        passTimer(preparation);
        submit(preparation, "prepare-community", "communityOutcome=ready");
        submit(preparation, "prepare-family", "prepareFamilyOutcome=more-time", "prepareFamilyUntil=" + inDays(3));
        passTimer(preparation);
        submit(preparation, "find-companion", "companionOutcome=more-time", "companionUntil=" + inDays(3));
        passTimer(preparation);
        assertThat(preparation).isWaitingAtExactly("prepare-family", "find-companion");
    }

    @Test
    void aFamilyFromWhichThePersonIsNotSafeEndsIt() {
        var preparation = untilCommunityIsReady(CHILD);
        submit(preparation, "find-companion", "companionOutcome=not-needed");
        submit(preparation, "prepare-family", "prepareFamilyOutcome=not-safe");
        assertEnded(preparation, "not-safe");
    }

    @Test
    void hostilePeopleAreNotReady() {
        var preparation = start("home-preparation", CHILD);
        assertRefused(
                preparation,
                "prepare-community",
                "社区排斥的，还没有准备好",
                "communityOutcome=ready",
                "communityAcceptance=hostile");
        submit(preparation, "prepare-community", "communityOutcome=ready");
        assertRefused(
                preparation, "prepare-family", "家人还在责怪本人", "prepareFamilyOutcome=ready", "familyAttitude=blaming");
    }

    @Test
    void aVisitIsNotRecordedAhead() {
        assertRefused(
                untilCommunityIsReady(WOMAN),
                "prepare-family",
                "上门日期不能晚于今天",
                "prepareFamilyOutcome=ready",
                "familyPreparedOn=" + inDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"found", "open"})
    void aCompanionsRecordIsClear(String check) {
        assertRefused(
                untilCommunityIsReady(CHILD),
                "find-companion",
                "不能陪伴未成年人",
                "companionOutcome=found",
                "companionChecked=" + check);
    }

    @Test
    void whoHelpsLearnsWhoAndWhereButNothingOfThePast() {
        for (String form : new String[] {"prepare-family", "find-companion"}) {
            org.assertj.core.api.Assertions.assertThat(FormFiller.packaged(form).fields().stream()
                            .filter(field -> field.isReadOnly())
                            .map(field -> field.key()))
                    .isSubsetOf("codeName", "contactRule", "responsibleOfficer", "receiverName", "homeAddress");
        }
    }

    @Test
    void theCountyOfTheHomeSeesTheFormsAndNothingElseOfTheCase() {
        var preparation = start("home-preparation", with(CHILD, "region", NEIGHBOUR));
        assertDossierClosed(task(preparation, "prepare-community"));
        submit(preparation, "prepare-community", "communityOutcome=ready");
        assertDossierClosed(task(preparation, "prepare-family"));
        assertDossierClosed(task(preparation, "find-companion"));
    }

    private void assertDossierClosed(Task task) {
        assertThatThrownBy(() -> logins.as(workerOf(task), () -> dossierAccess.read(task.getId())))
                .hasMessageContaining("不看档案");
    }

    private ProcessInstance untilCommunityIsReady(Map<String, Object> person) {
        var preparation = start("home-preparation", person);
        submit(preparation, "prepare-community", "communityOutcome=ready");
        return preparation;
    }
}
