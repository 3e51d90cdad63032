package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchCaseTest extends ProcessTest {

    private static final String LOOK = "look-after-person";

    private ProcessInstance urgentCase(String urgency, String... more) {
        return rescuedWoman(and(new String[] {"urgencyLevel=" + urgency}, more));
    }

    private void put(ProcessInstance rescue, int days) {
        submit(
                child(rescue, "reception"),
                "receive-person",
                "receiveOutcome=more-time",
                "receiveReason=no-capacity",
                "receiveUntil=" + inDays(days));
    }

    /** An urgent case in which nobody has anything to do. */
    private ProcessInstance waiting() {
        var rescue = urgentCase("critical");
        put(rescue, 1);
        return rescue;
    }

    private List<ProcessInstance> watches(ProcessInstance rescue) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumberOf(rescue))
                .processDefinitionKey("watch-case")
                .list();
    }

    private ProcessInstance watch(ProcessInstance rescue) {
        assertThat(watches(rescue)).hasSize(1);
        return watches(rescue).get(0);
    }

    private List<String> openTasks(ProcessInstance rescue) {
        return taskService.createTaskQuery().processInstanceBusinessKey(caseNumberOf(rescue)).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    private void reportMissing(ProcessInstance rescue) {
        startByForm("police-" + COUNTY, "person-missing", "caseNumber=" + caseNumberOf(rescue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"critical", "high"})
    void anUrgentCaseThatIsPutOffHasATaskAtOnceForThoseWhoLookAfterThePerson(String urgency) {
        var rescue = urgentCase(urgency);
        assertThat(watches(rescue)).isEmpty();
        put(rescue, 1);
        assertThat(openTasks(rescue)).containsExactly(LOOK);
        assertWaitsFor(watch(rescue), LOOK, "civil-affairs");
    }

    @Test
    void nobodyLooksAfterAChildByDeterminingHerAge() {
        var rescue = urgentCase("critical", "ageKnown=estimated", "estimatedAge=8");
        put(rescue, 1);
        assertThat(openTasks(rescue)).containsExactlyInAnyOrder("assess-age", LOOK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"raised", "normal"})
    void otherCasesWaitWithoutOne(String urgency) {
        var rescue = urgentCase(urgency);
        put(rescue, 1);
        assertThat(openTasks(rescue)).isEmpty();
    }

    @Test
    void thePersonIsSeenAgainWithinADayForAsLongAsNobodyElseHasAnythingToDo() {
        var rescue = waiting();
        var watch = watch(rescue);
        for (int round = 0; round < 3; round++) {
            var look = task(watch, LOOK);
            assertThat(look.getDueDate().toInstant())
                    .isCloseTo(
                            look.getCreateTime().toInstant().plus(Duration.ofHours(24)), within(1, ChronoUnit.SECONDS));
            moveTo(look.getCreateTime().toInstant().plus(Duration.ofHours(5)));
            submit(watch, LOOK, "watchedHow=in-person", "watchOutcome=safe");
            assertThat(openTasks(rescue)).containsExactly(LOOK);
        }
        assertThat(watches(rescue)).hasSize(1);
    }

    @Test
    void theWatchEndsWhenSomebodyElseHasSomethingToDo() {
        var rescue = waiting();
        var watch = watch(rescue);
        passTimer(child(rescue, "reception"));
        assertEnded(watch, "watch-ended");
        assertThat(openTasks(rescue)).containsExactly("receive-person");
    }

    @Test
    void whoeverHasTakenItUpFinishesItFirst() {
        var rescue = waiting();
        var watch = watch(rescue);
        claimAs("civil-affairs-" + COUNTY, task(watch, LOOK));
        passTimer(child(rescue, "reception"));
        assertThat(openTasks(rescue)).containsExactlyInAnyOrder(LOOK, "receive-person");
        submit(watch, LOOK, "watchedHow=video", "watchOutcome=safe");
        assertEnded(watch, "attended");
    }

    @Test
    void puttingOffAgainBeginsAnotherWatch() {
        var rescue = waiting();
        passTimer(child(rescue, "reception"));
        put(rescue, 1);
        assertThat(openTasks(rescue)).containsExactly(LOOK);
        assertThat(watches(rescue)).hasSize(1);
    }

    @Test
    void theWaitIsEndedBeforeItsDayFromTheWatch() {
        var rescue = waiting();
        var watch = watch(rescue);
        submit(watch, LOOK, "watchedHow=in-person", "watchOutcome=bring-forward");
        assertEnded(watch, "brought-forward");
        assertThat(openTasks(rescue)).containsExactly("receive-person");
    }

    @Test
    void policeSecureWhoeverIsInDangerWithinTheHour() {
        var rescue = waiting();
        var watch = watch(rescue);
        submit(watch, LOOK, "watchedHow=in-person", "watchOutcome=in-danger");
        assertWaitsFor(watch, "secure-person", "police");
        var secure = task(watch, "secure-person");
        assertThat(secure.getDueDate().toInstant())
                .isCloseTo(secure.getCreateTime().toInstant().plus(Duration.ofHours(1)), within(1, ChronoUnit.SECONDS));
        submit(watch, "secure-person", "secureOutcome=secured");
        assertThat(openTasks(rescue)).containsExactly(LOOK);
    }

    @Test
    void whoeverCannotBeFoundIsSearchedFor() {
        var rescue = waiting();
        var watch = watch(rescue);
        submit(watch, LOOK, "watchedHow=nobody", "watchOutcome=not-seen");
        assertRefused(watch, "secure-person", "本案还没有报告失踪", "secureOutcome=missing");
        reportMissing(rescue);
        // Police are at it: what others begin does not take it away.
        assertThat(openTasks(rescue)).contains("secure-person");
        submit(watch, "secure-person", "secureOutcome=missing");
        assertEnded(watch, "reported-missing");
        assertThat(watches(rescue)).isEmpty();
    }

    @Test
    void nobodyIsSafeWhoWasNotSeen() {
        var rescue = waiting();
        assertRefused(watch(rescue), LOOK, "不能写平安", "watchedHow=carer", "watchOutcome=safe");
        assertRefused(watch(rescue), LOOK, "不能写平安", "watchedHow=nobody", "watchOutcome=bring-forward");
    }

    @Test
    void aChildIsNotSeenByPhone() {
        var rescue = startByForm(
                "police-" + COUNTY,
                "rescue-case",
                "region=" + COUNTY,
                "sex=female",
                "ageKnown=estimated",
                "estimatedAge=8",
                "identityState=confirmed",
                "urgencyLevel=critical");
        put(rescue, 1);
        assertRefused(watch(rescue), LOOK, "只打电话不能确认平安", "watchedHow=phone", "watchOutcome=safe");
    }

    @Test
    void whenTheCaseMovesThoseLookAfterThePersonWhoHandleItNow() {
        var rescue = waiting();
        var here = watch(rescue);
        claimAs("civil-affairs-" + COUNTY, task(here, LOOK));
        handOver(rescue, "case");
        assertEnded(here, "watch-ended");
        assertWaitsIn(watch(rescue), LOOK, "civil-affairs-" + NEIGHBOUR);
    }

    @Test
    void ofTwoWhoPutOffTheLastTwoStepsAtOnceTheSecondBeginsTheWatch() throws Exception {
        var rescue = urgentCase("critical");
        consent(rescue, false, "legal-aid");
        submit(child(rescue, "interview"), "prepare-interview", "prepareOutcome=could-not-be-done");
        assertThat(openTasks(rescue)).containsExactlyInAnyOrder("choose-hospital", "decide-placement");
        var together = new CyclicBarrier(2);
        var people = Executors.newFixedThreadPool(2);
        List<Callable<Void>> both = List.of(
                putOff(child(child(rescue, "medical"), "medical-care"), "choose-hospital", "hospital", together),
                putOff(child(rescue, "placement"), "decide-placement", "placement", together));
        for (Future<Void> done : people.invokeAll(both)) {
            done.get();
        }
        people.shutdown();
        assertThat(openTasks(rescue)).containsExactly(LOOK);
    }

    private Callable<Void> putOff(ProcessInstance instance, String step, String what, CyclicBarrier together) {
        var until = inDays(1);
        return () -> {
            together.await();
            submit(instance, step, what + "Outcome=more-time", what + "Until=" + until);
            return null;
        };
    }

    @Test
    void itEndsWithItsCase() {
        var rescue = waiting();
        var watch = watch(rescue);
        claimAs("civil-affairs-" + COUNTY, task(watch, LOOK));
        runtimeService.deleteProcessInstance(rescue.getId(), "test");
        assertEnded(watch, "watch-ended");
    }

    @Test
    void whereNothingWaitsForADayThereIsNothingToBringForward() {
        var rescue = waiting();
        managementService
                .createJobQuery()
                .processInstanceId(child(rescue, "reception").getId())
                .list()
                .forEach(timer -> managementService.deleteJob(timer.getId()));
        assertRefused(watch(rescue), LOOK, "没有可以提前结束的等待", "watchedHow=in-person", "watchOutcome=bring-forward");
        assertThat(openTasks(rescue)).containsExactly(LOOK);
    }

    @Test
    void withoutACaseThatWaitsItIsOverAtOnce() {
        assertEnded(start("watch-case", with(womanOf(29), "urgencyLevel", "critical")), "watch-ended");
    }

    @Test
    void aWaitOfALifetimeCannotHideAnybody() {
        var rescue = urgentCase("critical");
        put(rescue, 1);
        var reception = child(rescue, "reception");
        var timer = managementService
                .createJobQuery()
                .processInstanceId(reception.getId())
                .singleResult();
        managementService.setJobDuedate(timer.getId(), Date.from(Instant.parse("2062-12-05T00:00:00Z")));
        assertThat(openTasks(rescue)).containsExactly(LOOK);
    }
}
