package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.ClosedCases;
import org.guitu.dossier.engine.CorrectionAccess;
import org.guitu.dossier.engine.DossierAccess;
import org.guitu.emergency.engine.CaseReading;
import org.guitu.family.Relation;
import org.guitu.office.China;
import org.guitu.office.RefusedException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A case, or one service of it, goes on in another region as soon as that region has accepted it, and not before. */
class HandOverTest extends ProcessTest {

    @Autowired
    private DossierAccess dossierAccess;

    @Autowired
    private CaseReading caseReading;

    @Autowired
    private ClosedCases closedCases;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    private ProcessInstance received() {
        var rescue = rescuedWoman();
        consent(rescue, false, "legal-aid", "employment");
        submit(child(rescue, "interview"), "prepare-interview", "prepareOutcome=could-not-be-done");
        return rescue;
    }

    /** Her plan is approved: services, medical care and the way home run side by side. */
    private ProcessInstance planned() {
        var rescue = received();
        var placement = child(rescue, "placement");
        submit(placement, "decide-placement", "placementOutcome=decided");
        submit(placement, "admit", "admitOutcome=admitted");
        var plan = child(rescue, "assistance-plan");
        nothingToAdd(plan);
        submit(
                plan,
                "assess-needs",
                "assessNeedsOutcome=in-part",
                "riskLevel=low",
                "careLevel=independent",
                "ableToWork=yes");
        submit(plan, "draft-plan", "draftPlanOutcome=drafted", "planServices=[legal-aid, employment]");
        submit(plan, "approve-plan", "planOutcome=approved");
        return rescue;
    }

    private ProcessInstance offer(String account, ProcessInstance rescue, String... answers) {
        String[] wholeCase = {
            "caseNumber=" + caseNumberOf(rescue),
            "handOverScope=case",
            "handOverTo=" + NEIGHBOUR,
            "handOverUntil=" + inDays(10),
            "personAgrees=yes"
        };
        return startByForm(account, "hand-over", and(wholeCase, answers));
    }

    private ProcessInstance offer(ProcessInstance rescue, String... answers) {
        return offer("civil-affairs-" + COUNTY, rescue, answers);
    }

    @Nested
    class Family {

        private ProcessInstance offered(String... answers) {
            var mother = rescuedWoman();
            link(mother, rescuedGirl(3), Relation.CHILD);
            return offer(COLLEAGUE, mother, answers);
        }

        @Test
        void isSettledByASecondPersonBeforeAnythingIsOffered() {
            var offer = offered();
            assertWaitsIn(offer, "settle-family", "civil-affairs-" + COUNTY, "supervisor-" + COUNTY);
            assertKeptFrom(COLLEAGUE, offer, "settle-family");
            submit(offer, "settle-family", "settleFamilyOutcome=together");
            assertThat(child(offer, "hand-over-answer")).isNotNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"apart", "later", "returned"})
        void isPartedForAReasonOnly(String outcome) {
            assertRefused(
                    offered(),
                    "settle-family",
                    "“理由，分开的怎样联系和见面”必须填写",
                    "settleFamilyOutcome=" + outcome,
                    "settleFamilyReason=null");
        }

        @Test
        void mayKeepTheCaseHere() {
            var offer = offered();
            submit(offer, "settle-family", "settleFamilyOutcome=returned");
            assertEnded(offer, "kept-together");
        }
    }

    private void accept(ProcessInstance offer) {
        submitAs(
                "civil-affairs-" + NEIGHBOUR,
                task(child(offer, "hand-over-answer"), "answer-hand-over"),
                "answerHandOverOutcome=accepted");
    }

    private void decline(ProcessInstance offer) {
        submitAs(
                "civil-affairs-" + NEIGHBOUR,
                task(child(offer, "hand-over-answer"), "answer-hand-over"),
                "answerHandOverOutcome=declined",
                "declineReason=unclear");
    }

    /** The journey as it runs now. */
    private ProcessInstance journey(ProcessInstance rescue) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumberOf(rescue))
                .processDefinitionKey("rescue-case")
                .singleResult();
    }

    private List<String> openTasks(ProcessInstance rescue, String region) {
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumberOf(rescue))
                .tenantIdIn(region)
                .list()
                .stream()
                .map(task -> task.getTaskDefinitionKey())
                .sorted()
                .toList();
    }

    private String regionOf(ProcessInstance rescue) {
        return dossier.regionOf(new CaseNumber(caseNumberOf(rescue))).orElseThrow();
    }

    private long tasksSeenBy(String account, ProcessInstance rescue) {
        return logins.as(account, () -> taskService
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumberOf(rescue))
                .count());
    }

    @Nested
    class TheWholeCase {

        @Test
        void goesOnThereAtTheSamePlaces() {
            var rescue = planned();
            var before = openTasks(rescue, COUNTY);
            assertThat(before).hasSizeGreaterThan(3).contains("apply-legal-aid", "choose-hospital");
            var facts = runtimeService.getVariables(rescue.getId());
            var offer = offer(rescue);
            assertThat(openTasks(rescue, COUNTY)).as("before the answer").isEqualTo(before);
            assertThat(regionOf(rescue)).isEqualTo(COUNTY);

            accept(offer);

            assertEnded(offer, "handed-over");
            assertEnded(rescue, "handed-over");
            assertThat(regionOf(rescue)).isEqualTo(NEIGHBOUR);
            assertThat(openTasks(rescue, NEIGHBOUR)).isEqualTo(before);
            assertThat(openTasks(rescue, COUNTY)).isEmpty();
            facts.put("region", NEIGHBOUR);
            assertThat(runtimeService.getVariables(journey(rescue).getId())).isEqualTo(facts);
            assertThat(closedCases.isClosed(new CaseNumber(caseNumberOf(rescue))))
                    .isFalse();
        }

        @Test
        void takesAlongWhatLooksAfterThePersonBesideItsJourney() {
            var rescue = planned();
            var heed = beside(
                    rescue,
                    "kin-change",
                    with(womanOf(29), "kinEvent", "leaves", "kinCase", null, "kinRelation", "sibling"));
            var due = task(heed, "heed-kin-change").getDueDate();
            accept(offer(rescue));
            assertThat(openTasks(rescue, COUNTY)).isEmpty();
            assertThat(openTasks(rescue, NEIGHBOUR)).contains("heed-kin-change");
            var moved = runningIn(rescue, "kin-change");
            assertThat(moved.getTenantId()).isEqualTo(NEIGHBOUR);
            assertThat(task(moved, "heed-kin-change").getDueDate()).isEqualTo(due);
            submit(moved, "heed-kin-change", "kinChangeOutcome=already-settled");
            assertEnded(moved, "already-settled");
        }

        @ParameterizedTest
        @CsvSource({
            "same-person, resolve-earlier-case",
            "kin-lead, read-kin-lead",
            "kin-change, heed-kin-change",
            "case-conference, call-conference",
            "plan-review, review-plan"
        })
        void takesAlongWhatRunsBesideIt(String process, String task) {
            var rescue = received();
            beside(rescue, process, Map.of());
            var due = taskOf(COUNTY, rescue, task).getDueDate();
            accept(offer(rescue));
            assertThat(openTasks(rescue, COUNTY)).isEmpty();
            assertThat(openTasks(rescue, NEIGHBOUR)).containsOnlyOnce(task);
            assertThat(taskOf(NEIGHBOUR, rescue, task).getDueDate()).isEqualTo(due);
        }

        private Task taskOf(String region, ProcessInstance rescue, String task) {
            return taskService
                    .createTaskQuery()
                    .processInstanceBusinessKey(caseNumberOf(rescue))
                    .tenantIdIn(region)
                    .taskDefinitionKey(task)
                    .singleResult();
        }

        /** Who hands a case over wins no time by it. */
        @Test
        void itsTasksAreDueWhenTheyWere() {
            var rescue = planned();
            var due = dueDates(rescue, COUNTY);
            moveTo(Instant.now().plus(Duration.ofDays(3)));
            accept(offer(rescue));
            assertThat(dueDates(rescue, NEIGHBOUR)).isEqualTo(due);
        }

        private Map<String, Date> dueDates(ProcessInstance rescue, String region) {
            return taskService
                    .createTaskQuery()
                    .processInstanceBusinessKey(caseNumberOf(rescue))
                    .tenantIdIn(region)
                    .list()
                    .stream()
                    .collect(Collectors.toMap(Task::getTaskDefinitionKey, Task::getDueDate));
        }

        @Test
        void isOutOfTheOldRegionsReachAtOnce() {
            var rescue = received();
            var task = task(child(child(rescue, "medical"), "medical-care"), "choose-hospital");
            claimAs("health-" + COUNTY, task);
            accept(offer(rescue));
            for (var account : List.of("health-" + COUNTY, "civil-affairs-" + COUNTY, "supervisor-" + COUNTY)) {
                assertThat(tasksSeenBy(account, rescue)).as(account).isZero();
                assertThatThrownBy(() -> offer("civil-affairs-" + COUNTY, rescue))
                        .hasMessageContaining("没有您的部门可以办理的个案");
            }
            assertThatThrownBy(() -> logins.as("health-" + COUNTY, () -> dossierAccess.read(task.getId())))
                    .isInstanceOf(RefusedException.class);
            assertThat(logins.as("supervisor-" + COUNTY, () -> caseReading.read(new CaseNumber(caseNumberOf(rescue)))))
                    .isEmpty();
            assertThat(tasksSeenBy("health-" + NEIGHBOUR, rescue)).isOne();
        }

        /** Whoever looked for the case just before it went away waits, and then does not find it. */
        @Test
        void nothingStartsInTheOldRegionMeanwhile() throws Exception {
            var rescue = rescuedWoman();
            var offer = offer(rescue);
            var other = Executors.newSingleThreadExecutor();
            try {
                var missing = transaction.execute(handingOver -> {
                    accept(offer);
                    var started = other.submit(() -> startByForm(
                            "civil-affairs-" + COUNTY, "person-missing", "caseNumber=" + caseNumberOf(rescue)));
                    while (!started.isDone() && !somebodyWaitsForThisTransaction()) {
                        Thread.onSpinWait();
                    }
                    return started;
                });
                assertThatThrownBy(missing::get).hasMessageContaining("没有您的部门可以办理的个案");
            } finally {
                other.shutdown();
            }
        }

        private boolean somebodyWaitsForThisTransaction() {
            return database.sql(
                                    "select count(*) from pg_locks where not granted and transactionid = pg_current_xact_id()::xid")
                            .query(Long.class)
                            .single()
                    > 0;
        }

        @Test
        void closesThereByItsJourney() {
            var rescue = rescuedWoman();
            accept(offer(rescue));
            var there = journey(rescue);
            submit(child(there, "reception"), "receive-person", "receiveOutcome=left-before");
            submit(there, "propose-closure", "proposeClosureOutcome=proposed", "closeReason=missing");
            submit(there, "approve-closure", "approveClosureOutcome=approved");
            assertEnded(there, "closed");
            assertThat(closedCases.isClosed(new CaseNumber(caseNumberOf(rescue))))
                    .isTrue();
        }

        @Test
        void branchesThatAreDoneStayDone() {
            var rescue = planned();
            submit(
                    child(child(rescue, "medical"), "medical-care"),
                    "choose-hospital",
                    "hospitalOutcome=could-not-be-done");
            accept(offer(rescue));
            var there = journey(rescue);
            assertThat(openTasks(rescue, NEIGHBOUR)).doesNotContain("choose-hospital", "propose-closure");
            assertThat(there).isWaitingAtExactly("all-finished", "return-home", "services");
        }

        @Test
        void takesAlongWhatWasAddedToThePlan() {
            var rescue = planned();
            var change = startByForm(
                    "civil-affairs-" + COUNTY,
                    "change-services",
                    "caseNumber=" + caseNumberOf(rescue),
                    "serviceChange=add",
                    "addedServices=[rehabilitation]",
                    "changeAgrees=agrees");
            assertThatThrownBy(() -> offer(rescue)).hasMessageContaining("请办完后再移交");
            submit(change, "approve-service-change", "approveChangeOutcome=approved");
            var before = openTasks(rescue, COUNTY);
            accept(offer(rescue));
            assertThat(openTasks(rescue, NEIGHBOUR)).isEqualTo(before).contains("plan-rehabilitation");
            assertThat(journey(rescue)).isWaitingAt("added-services");
        }

        /** It would give out the file of a case that is another region's by then. */
        @Test
        void waitsForAnExportInTheOldRegion() {
            var rescue = received();
            var offer = offer(rescue);
            startByForm("civil-affairs-" + COUNTY, "person-export", "caseNumber=" + caseNumberOf(rescue));
            assertThatThrownBy(() -> accept(offer)).hasMessageContaining("请等对方办完再接收");
            assertThat(regionOf(rescue)).isEqualTo(COUNTY);
        }

        @Test
        void isNotOfferedWhileAnExportIsOpen() {
            var rescue = received();
            startByForm("civil-affairs-" + COUNTY, "person-export", "caseNumber=" + caseNumberOf(rescue));
            assertThatThrownBy(() -> offer(rescue)).hasMessageContaining("请办完后再移交");
        }

        @Test
        void comesBackTheSameWay() {
            var rescue = received();
            var before = openTasks(rescue, COUNTY);
            accept(offer(rescue));
            var back = offer("civil-affairs-" + NEIGHBOUR, rescue, "handOverTo=" + COUNTY);
            submitAs(
                    "civil-affairs-" + COUNTY,
                    task(child(back, "hand-over-answer"), "answer-hand-over"),
                    "answerHandOverOutcome=accepted");
            assertThat(regionOf(rescue)).isEqualTo(COUNTY);
            assertThat(openTasks(rescue, COUNTY)).isEqualTo(before);
        }

        @Test
        void keepsTheDayUntilWhichItWaits() {
            var rescue = rescuedWoman();
            submit(child(rescue, "reception"), "receive-person", "receiveOutcome=left-before");
            submit(rescue, "propose-closure", "proposeClosureOutcome=more-time", "closureUntil=" + inDays(20));
            var due = managementService
                    .createJobQuery()
                    .processInstanceId(rescue.getId())
                    .timers()
                    .orderByJobDuedate()
                    .asc()
                    .list()
                    .get(0)
                    .getDuedate();
            accept(offer(rescue));
            assertThat(managementService
                            .createJobQuery()
                            .processInstanceId(journey(rescue).getId())
                            .timers()
                            .orderByJobDuedate()
                            .asc()
                            .list()
                            .get(0)
                            .getDuedate())
                    .isEqualTo(due);
        }

        @Test
        void isInTheAuditTrail() {
            var rescue = received();
            accept(offer(rescue));
            assertThat(database.sql(
                                    "select account, detail from audit.event where case_number = ? and kind = 'CASE_HANDED_OVER'")
                            .param(caseNumberOf(rescue))
                            .query((row, number) -> row.getString(1) + ": " + row.getString(2))
                            .list())
                    .containsExactly("civil-affairs-350405: 350404 → 350405");
        }
    }

    @Nested
    class OneService {

        @Test
        void goesOnThereAndTheCaseStays() {
            var rescue = planned();
            var before = openTasks(rescue, COUNTY);
            accept(offer(rescue, "handOverScope=legal-aid"));
            assertThat(openTasks(rescue, NEIGHBOUR)).containsExactly("apply-legal-aid");
            assertThat(openTasks(rescue, COUNTY))
                    .containsExactlyElementsOf(before.stream()
                            .filter(task -> !task.equals("apply-legal-aid"))
                            .toList());
            assertThat(regionOf(rescue)).isEqualTo(COUNTY);
            assertThat(rescue).isNotEnded();
            var services = child(rescue, "services");
            submit(child(services, "legal-aid"), "apply-legal-aid", "applyOutcome=not-legal");
            assertThat(services).isWaitingAtExactly("employment", "all-services-ended");
        }

        @Test
        void mustRun() {
            assertThatThrownBy(() -> offer(received(), "handOverScope=schooling"))
                    .hasMessageContaining("现在没有在办理");
        }

        @Test
        void thatHasEndedMeanwhileIsNotAccepted() {
            var rescue = planned();
            var offer = offer(rescue, "handOverScope=legal-aid");
            submit(child(child(rescue, "services"), "legal-aid"), "apply-legal-aid", "applyOutcome=not-legal");
            assertThatThrownBy(() -> accept(offer)).hasMessageContaining("已经办结或停止");
            decline(offer);
            assertThat(offer).isWaitingAtExactly("decide-after-offer");
        }
    }

    @Nested
    class TheOffer {

        @Test
        void waitsInTheOtherRegion() {
            var answer = child(offer(received()), "hand-over-answer");
            assertWaitsIn(answer, "answer-hand-over", "civil-affairs-" + NEIGHBOUR, "supervisor-" + NEIGHBOUR);
            assertKeptFrom("civil-affairs-" + COUNTY, task(answer, "answer-hand-over"));
        }

        @Test
        void opensNoDossier() {
            var task = task(child(offer(received()), "hand-over-answer"), "answer-hand-over");
            claimAs("civil-affairs-" + NEIGHBOUR, task);
            assertThatThrownBy(() -> logins.as("civil-affairs-" + NEIGHBOUR, () -> dossierAccess.read(task.getId())))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("不看档案");
            var shown = logins.as("civil-affairs-" + NEIGHBOUR, () -> formService.getTaskFormVariables(task.getId()));
            assertThat(shown.keySet())
                    .contains("ageGroup", "sex", "riskNow", "handOverNote")
                    .doesNotContain("codeName", "personName", "contactRule", "rescuePlace");
            assertThat(shown.get("ageYears")).isNull();
        }

        @Test
        void isKeptWhenDeclined() {
            var rescue = received();
            var offer = offer(rescue);
            decline(offer);
            assertWaitsFor(offer, "decide-after-offer", "civil-affairs");
            submit(offer, "decide-after-offer", "afterOfferOutcome=keep");
            assertEnded(offer, "declined");
            assertThat(regionOf(rescue)).isEqualTo(COUNTY);
        }

        @Test
        void isMadeAgainWithMoreToGoBy() {
            var rescue = received();
            var offer = offer(rescue);
            decline(offer);
            submit(
                    offer,
                    "decide-after-offer",
                    "afterOfferOutcome=again",
                    "handOverTo=" + NEIGHBOUR,
                    "handOverUntil=" + inDays(9));
            accept(offer);
            assertThat(regionOf(rescue)).isEqualTo(NEIGHBOUR);
        }

        @Test
        void expires() {
            var rescue = received();
            var offer = offer(rescue);
            var task = task(child(offer, "hand-over-answer"), "answer-hand-over");
            passTimer(offer);
            assertThatThrownBy(() -> submitAs("civil-affairs-" + NEIGHBOUR, task))
                    .isNotNull();
            assertThat(offer).isWaitingAtExactly("decide-after-offer");
            submit(offer, "decide-after-offer", "afterOfferOutcome=keep");
            assertEnded(offer, "expired");
            assertThat(regionOf(rescue)).isEqualTo(COUNTY);
        }

        @Test
        void expiresInTheSecondRoundToo() {
            var offer = offer(received());
            decline(offer);
            submit(
                    offer,
                    "decide-after-offer",
                    "afterOfferOutcome=again",
                    "handOverTo=" + NEIGHBOUR,
                    "handOverUntil=" + inDays(9));
            passTimer(offer);
            submit(offer, "decide-after-offer", "afterOfferOutcome=keep");
            assertEnded(offer, "expired");
        }

        /** Before the engine gets round to it. */
        @Test
        void isNotAcceptedFromItsDayOn() {
            var rescue = received();
            var offer = offer(rescue);
            moveTo(today().plusDays(11).atStartOfDay(China.ZONE).toInstant());
            assertThatThrownBy(() -> accept(offer)).hasMessageContaining("已过失效日期");
            assertThat(regionOf(rescue)).isEqualTo(COUNTY);
        }

        @Test
        void isOneAtATime() {
            var rescue = received();
            offer(rescue);
            assertThatThrownBy(() -> offer("supervisor-" + COUNTY, rescue)).hasMessageContaining("等待答复");
        }

        @Test
        void isNotMadeOfAClosedCase() {
            var number = closedCase();
            assertThatThrownBy(() -> startByForm(
                            "civil-affairs-" + COUNTY,
                            "hand-over",
                            "caseNumber=" + number,
                            "handOverTo=" + NEIGHBOUR,
                            "handOverUntil=" + inDays(9)))
                    .hasMessageContaining("个案已结案");
        }

        @Test
        void ofACaseThatIsClosedMeanwhileIsNotAccepted() {
            var rescue = rescuedWoman();
            var offer = offer(rescue);
            submit(child(rescue, "reception"), "receive-person", "receiveOutcome=left-before");
            submit(rescue, "propose-closure", "proposeClosureOutcome=proposed", "closeReason=missing");
            submit(rescue, "approve-closure", "approveClosureOutcome=approved");
            assertThatThrownBy(() -> accept(offer)).hasMessageContaining("已结案");
            decline(offer);
        }

        @Test
        void goesToAnotherRegion() {
            assertThatThrownBy(() -> offer(received(), "handOverTo=" + COUNTY)).hasMessageContaining("请选其他地区");
        }

        @Test
        void endsWithinThirtyDays() {
            assertThatThrownBy(() -> offer(received(), "handOverUntil=" + inDays(40)))
                    .hasMessageContaining("太晚：最晚可以到");
        }

        @Test
        void againstThePersonsWillNeedsAReason() {
            var rescue = received();
            assertThatThrownBy(() -> offer(rescue, "personAgrees=no", "handOverReason=moved"))
                    .hasMessageContaining("本人不同意");
            assertThat(offer(rescue, "personAgrees=no", "handOverReason=safety"))
                    .isNotEnded();
        }

        @ParameterizedTest
        @ValueSource(strings = {"police-" + COUNTY, "health-" + COUNTY, "civil-affairs-" + NEIGHBOUR})
        void isNobodyElses(String outsider) {
            var rescue = received();
            assertThatThrownBy(() -> offer(outsider, rescue)).isInstanceOf(ProcessEngineException.class);
        }
    }

    @Nested
    class RecordsOfTheOldOffice {

        @Autowired
        private CorrectionAccess corrections;

        private static final String OLD = "civil-affairs-" + COUNTY;
        private static final String NEW = "civil-affairs-" + NEIGHBOUR;

        @Test
        void areCorrectedByTheSameDepartmentOfTheNewOne() {
            var rescue = received();
            accept(offer(rescue));
            var task = taskService
                    .createTaskQuery()
                    .processInstanceBusinessKey(caseNumberOf(rescue))
                    .taskDefinitionKey("decide-placement")
                    .singleResult();
            claimAs(NEW, task);
            var steps = logins.as(NEW, () -> dossierAccess.read(task.getId())).steps();
            var received = steps.stream()
                    .filter(step -> step.answers().stream()
                            .anyMatch(answer -> answer.field().equals("handedOverByPolice")))
                    .findFirst()
                    .orElseThrow();
            assertThat(received.correctable()).isTrue();
            assertThat(received.author()).isEmpty();
            assertThat(steps.stream().filter(step -> step.department().equals("公安")))
                    .isNotEmpty()
                    .noneMatch(step -> step.correctable());
            logins.as(NEW, () -> {
                corrections.correct(task.getId(), received.number(), "写错了姓名", Map.of("handedOverByPolice", "示例丁"));
                return null;
            });
            assertThat(dossier.latest(new CaseNumber(caseNumberOf(rescue)), List.of("handedOverByPolice")))
                    .containsEntry("handedOverByPolice", "示例丁");
        }

        @Test
        void areNotForTheOldOneAnyMoreWhichIsToldWhereTheCaseWent() {
            var rescue = received();
            var task = taskService
                    .createTaskQuery()
                    .processInstanceBusinessKey(caseNumberOf(rescue))
                    .taskDefinitionKey("decide-placement")
                    .singleResult();
            claimAs(OLD, task);
            accept(offer(rescue));
            assertThatThrownBy(() -> logins.as(OLD, () -> dossierAccess.read(task.getId())))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("已移交")
                    .hasMessageContaining("补正记录");
            assertThatThrownBy(() -> logins.as("police-" + COUNTY, () -> dossierAccess.read(task.getId())))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("不存在");
        }
    }
}
