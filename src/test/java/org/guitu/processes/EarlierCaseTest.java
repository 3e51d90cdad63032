package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.DossierEntry;
import org.guitu.casefile.trait.Trait;
import org.guitu.family.CaseLinks;
import org.guitu.family.LinkedCase;
import org.guitu.family.Relation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same person has another case: it is asked about in reception. What is learnt later: {@link SamePersonTest}. */
class EarlierCaseTest extends ProcessTest {

    private static final Instant MARCH_2026 = Instant.parse("2026-03-09T02:00:00Z");
    private static final String HINT = "earlierCaseHint";
    private static final String ASK = "resolve-earlier-case";
    private static final AtomicInteger PHONES = new AtomicInteger(13_000);

    @Autowired
    private JdbcClient database;

    @Autowired
    private CaseLinks links;

    private final String phone = "139000" + PHONES.incrementAndGet();

    @Nested
    class Reception {

        @Test
        void asksNobodyWhenNoOtherCaseFits() {
            var instance = untilReceived(womanOf(30));
            meetUrgentNeeds(instance);
            assertThat(instance).isWaitingAtExactly("obtain-consent");
        }

        @ParameterizedTest
        @ValueSource(strings = {NEIGHBOUR, COUNTY})
        void asksCivilAffairsWhenOneFitsHereOrElsewhere(String region) {
            openOther(region);
            var instance = untilAsked(womanOf(30));
            assertWaitsFor(instance, ASK, "civil-affairs");
        }

        @Test
        void meetsUrgentNeedsBeforeItAsks() {
            openOther(NEIGHBOUR);
            assertThat(untilReceived(womanOf(30))).isWaitingAtExactly("meet-urgent-needs");
        }

        @Test
        void tellsRegionMonthAndTraitAndNothingElse() {
            var other = openOther(NEIGHBOUR);
            var instance = untilAsked(womanOf(30));
            var shown = opened(instance, "civil-affairs-" + COUNTY);
            assertThat(shown).containsEntry(HINT, "福建省三明市沙县区，2026年3月立案；相符：电话");
            assertThat(shown.toString()).doesNotContain(other.value(), phone).doesNotContain("earlierCases=");
            assertThat(events(instance, "DATA_READ")).anyMatch(detail -> detail.contains("在哪里、按什么找到"));
        }

        /** Whoever writes somebody's phone into a case of her own, to learn whether there is another, leaves a trace there. */
        @Test
        void leavesATraceInTheOtherCaseOfWhomItWasTold() {
            var other = openOther(NEIGHBOUR);
            var instance = untilAsked(womanOf(30));
            opened(instance, "civil-affairs-" + COUNTY);
            opened(instance, "civil-affairs-" + COUNTY);
            assertThat(database.sql(
                                    "select account || ' ' || detail from audit.event where case_number = ? and kind = 'CASE_TOLD'")
                            .param(other.value())
                            .query(String.class)
                            .list())
                    .containsExactly("civil-affairs-" + COUNTY + " 地区：福建省三明市沙县区");
        }

        @Test
        void keepsTheHintFromEveryOtherDepartmentAndCounty() {
            openOther(NEIGHBOUR);
            var task = task(untilAsked(womanOf(30)), ASK);
            for (String account : List.of("education-" + COUNTY, "police-" + COUNTY, "civil-affairs-" + NEIGHBOUR)) {
                assertKeptFrom(account, task);
                assertThatThrownBy(() -> logins.as(account, () -> formService.getTaskFormVariables(task.getId())))
                        .isInstanceOf(Exception.class);
            }
            var seen = logins.as("supervisor-" + COUNTY, () -> formService.getTaskFormVariables(task.getId()));
            assertThat(seen).doesNotContainKey(HINT);
        }

        @Test
        void putsNothingOfItIntoTheEngine() {
            openOther(NEIGHBOUR);
            var instance = untilAsked(womanOf(30));
            assertThat(instance)
                    .variables()
                    .containsEntry("earlierCase", "none")
                    .doesNotContainKeys(HINT, "earlierCases", "linkedCases");
        }

        @Test
        void asksOneAfterTheOtherTheOldestFirst() {
            openOther(NEIGHBOUR, MARCH_2026.plusSeconds(90L * 24 * 3600));
            openOther(NEIGHBOUR, MARCH_2026);
            var instance = untilAsked(womanOf(30));
            assertThat(hint(instance)).contains("2026年3月");
            submit(instance, ASK, "earlierCaseVerdict=different");
            assertThat(hint(instance)).contains("2026年6月");
            submit(instance, ASK, "earlierCaseVerdict=different");
            assertThat(instance).isWaitingAtExactly("obtain-consent");
        }

        @Test
        void goesOnWithAMinorsGuardian() {
            openOther(NEIGHBOUR);
            var instance = untilAsked(girlOf(12));
            submit(instance, ASK, "earlierCaseVerdict=unclear");
            assertThat(instance).isWaitingAtExactly("assign-guardian");
        }
    }

    @Nested
    class TheSamePerson {

        @ParameterizedTest
        @CsvSource({
            "closed, normal, raised",
            "closed, high, high",
            "running, normal, high",
            "running, raised, high",
            "running, critical, critical"
        })
        void isMoreUrgent(String state, String before, String after) {
            var other = openOther(NEIGHBOUR);
            var instance = untilReceived(womanOf(30));
            submit(instance, "meet-urgent-needs", "urgentOutcome=met", "urgencyLevel=" + before);
            submit(instance, ASK, same(other, state, "earlierCaseNext=" + ("running".equals(state) ? "go-on" : null)));
            assertThat(instance).isWaitingAtExactly("obtain-consent");
            assertThat(instance).variables().containsEntry("urgencyLevel", after);
        }

        @Test
        void isLinkedInBothDossiersAndInTheAuditTrail() {
            var other = openOther(NEIGHBOUR);
            var instance = untilAsked(womanOf(30));
            var own = numberOf(instance);
            submit(instance, ASK, same(other, "closed"));
            assertThat(samePerson.linkedTo(own)).containsExactly(other);
            assertThat(samePerson.linkedTo(other)).containsExactly(own);
            assertThat(events(own, "CASES_LINKED")).containsExactly("另一个案 " + other);
            assertThat(events(other, "CASES_LINKED")).containsExactly("另一个案 " + own);
        }

        @Test
        void isKnownByTheNumberThatOnlyTheOtherOfficeCanTell() {
            var other = openOther(NEIGHBOUR);
            var instance = untilAsked(womanOf(30));
            assertRefused(instance, ASK, "“对方告知的个案编号”与查到的个案不符", same(new CaseNumber("350405-2020-000001"), "closed"));
            assertThat(samePerson.linkedTo(other)).isEmpty();
        }

        /** Numbers are consecutive: whoever may try them all need ask nobody. */
        @Test
        void isNotFoundByTryingNumbers() {
            var other = openOther(NEIGHBOUR);
            var instance = untilAsked(womanOf(30));
            for (int i = 1; i <= 5; i++) {
                assertRefused(
                        instance, ASK, "与查到的个案不符，请向对方核对", same(new CaseNumber("350405-2020-00000" + i), "closed"));
            }
            assertRefused(instance, ASK, "一小时后再填", same(other, "closed"));
            assertThat(samePerson.linkedTo(other)).isEmpty();
            moveTo(Instant.now().plus(Duration.ofMinutes(61)));
            submit(instance, ASK, same(other, "closed"));
            assertThat(samePerson.linkedTo(other)).hasSize(1);
        }

        @Test
        void goesOverToTheOfficeThatLeads() {
            var other = openOther(NEIGHBOUR);
            var instance = untilAsked(girlOf(12));
            assertRefused(
                    instance, ASK, "保护不中断", same(other, "running", "earlierCaseNext=join", "careHandedOver=false"));
            submit(instance, ASK, same(other, "running", "earlierCaseNext=join"));
            assertEnded(instance, "joined");
        }

        @Test
        void isClosedHereWithTheConsentOfASecondPersonOnceTheOtherOfficeLeads() {
            var other = openOther(NEIGHBOUR);
            var rescue = start("rescue-case", with(womanOf(30), "identityState", "confirmed"));
            var reception = child(rescue, "reception");
            submit(reception, "receive-person", "receiveOutcome=received", "safePhone=" + phone);
            meetUrgentNeeds(reception);
            submit(reception, ASK, same(other, "running", "earlierCaseNext=join"));
            submit(rescue, "propose-closure", "proposeClosureOutcome=proposed", "closeReason=joined");
            submit(rescue, "approve-closure", "approveClosureOutcome=approved");
            assertEnded(rescue, "closed");
        }

        @Test
        void isNotCalledJoinedWhenItWasNot() {
            openOther(NEIGHBOUR);
            var rescue = start("rescue-case", with(womanOf(30), "identityState", "confirmed"));
            var reception = child(rescue, "reception");
            submit(reception, "receive-person", "receiveOutcome=received", "safePhone=" + phone);
            submit(reception, "meet-urgent-needs", "urgentOutcome=left");
            assertThat(opened(task(rescue, "propose-closure").getId(), "civil-affairs-" + COUNTY))
                    .hasEntrySatisfying(HINT, hint -> assertThat((String) hint).contains("沙县区"));
            assertRefused(
                    rescue,
                    "propose-closure",
                    "“并入另一个案”只用于接收时已并入的",
                    "proposeClosureOutcome=proposed",
                    "closeReason=joined");
        }

        @Test
        void isNotLinkedBeforeTheOtherOfficeWasTold() {
            var other = openOther(NEIGHBOUR);
            assertRefused(
                    untilAsked(womanOf(30)),
                    ASK,
                    "已告知对方责任人",
                    same(other, "running", "earlierCaseNext=go-on", "otherOfficeTold=false"));
        }

        @Test
        void hasAPlanThatPreventsItFromHappeningAgain() {
            var other = openOther(NEIGHBOUR);
            var reception = untilAsked(womanOf(30));
            submit(reception, ASK, same(other, "closed"));
            var plan = startFor(reception, "assistance-plan", with(womanOf(30), "careLevel", "independent"));
            nothingToAdd(plan);
            submit(plan, "assess-needs", "assessNeedsOutcome=could-not-be-done");
            assertThat(opened(task(plan, "draft-plan").getId(), "civil-affairs-" + COUNTY))
                    .containsEntry("linkedCases", 1L)
                    .containsKey("earlierCaseLessons");
            assertRefused(plan, "draft-plan", "怎样防止再次受害", "draftPlanOutcome=drafted");
            submit(plan, "draft-plan", "draftPlanOutcome=drafted", "earlierCasePlan=示例");
            assertThat(plan).isWaitingAtExactly("approve-plan");
        }
    }

    @Nested
    class AnAnsweredQuestion {

        @Test
        void isNotAskedAgainFromEitherSide() {
            openOther(NEIGHBOUR);
            var first = untilAsked(womanOf(30));
            submit(first, ASK, "earlierCaseVerdict=different");
            assertThat(first).isWaitingAtExactly("obtain-consent");
            var again = startFor(first, "reception", womanOf(30));
            submit(again, "receive-person", "receiveOutcome=received");
            meetUrgentNeeds(again);
            assertThat(again).isWaitingAtExactly("obtain-consent");
        }

        @Test
        void thatTheOtherOfficeAnsweredMeanwhileIsClosed() {
            var first = untilReceived(womanOf(30));
            var second = untilAsked(womanOf(31));
            meetUrgentNeeds(first);
            assertRefused(first, ASK, "还有个案待核", "earlierCaseVerdict=settled");
            submit(first, ASK, "earlierCaseVerdict=different");
            assertThat(opened(second, "civil-affairs-" + COUNTY)).doesNotContainKey(HINT);
            assertRefused(second, ASK, "对方已先核清这一个案", "earlierCaseVerdict=different");
            submit(second, ASK, "earlierCaseVerdict=settled");
            assertThat(second).isWaitingAtExactly("obtain-consent");
        }

        @Test
        void countsForTheCaseThatWasSeenOnly() {
            openOther(NEIGHBOUR);
            assertRefused(
                    untilAsked(womanOf(30)),
                    ASK,
                    "在填写期间有变化",
                    "earlierCaseVerdict=different",
                    HINT + "=福建省福州市，2020年1月立案；相符：电话");
        }

        @ParameterizedTest
        @ValueSource(strings = {"update guitu.same_person set verdict = 'same'", "delete from guitu.same_person"})
        void isNeverChanged(String change) {
            openOther(NEIGHBOUR);
            submit(untilAsked(womanOf(30)), ASK, "earlierCaseVerdict=different");
            assertThatThrownBy(() -> database.sql(change).update()).hasMessageContaining("append-only");
        }
    }

    @Nested
    class OneFamily {

        @Test
        void isLinkedAndNeverAskedAboutAgain() {
            var other = openOther(NEIGHBOUR);
            var instance = untilAsked(girlOf(9));
            assertRefused(
                    instance,
                    ASK,
                    "与查到的个案不符",
                    "earlierCaseVerdict=family",
                    "earlierCaseRelation=sibling",
                    "earlierCaseNumber=350405-2020-000001");
            submit(instance, ASK, family(other, "mother"));
            assertThat(instance).isWaitingAtExactly("assign-guardian");
            assertThat(links.linkedTo(numberOf(instance)))
                    .extracting(LinkedCase::number, LinkedCase::relation)
                    .containsExactly(tuple(other, Relation.MOTHER));
            assertThat(samePerson.linkedTo(other)).isEmpty();
            assertThat(events(other, "FAMILY_LINKED")).containsExactly("另一个案 " + numberOf(instance));
            var again = startFor(instance, "reception", girlOf(9));
            submit(again, "receive-person", "receiveOutcome=received");
            meetUrgentNeeds(again);
            assertThat(again).isWaitingAtExactly("assign-guardian");
        }

        /** Six pairs, three questions: what is said of one sibling is said of the others. */
        @Test
        void ofFourSiblingsIsAskedAboutOnceForEachThatComes() {
            var first = untilReceived(girlOf(9));
            meetUrgentNeeds(first);
            var eldest = numberOf(first);
            for (int i = 0; i < 3; i++) {
                var next = untilAsked(girlOf(9));
                submit(next, ASK, family(eldest, "sibling"));
                assertThat(next).isWaitingAtExactly("assign-guardian");
            }
            assertThat(links.linkedTo(eldest)).hasSize(3);
        }

        @Test
        void isAskedAboutAllTheSameWhereTwoThatWereOnlySupposedShareANumberOfADocument() {
            var eldest = untilReceived(girlOf(9));
            meetUrgentNeeds(eldest);
            var number = "示例P" + phone;
            var twin = openOther(NEIGHBOUR, MARCH_2026, Trait.ID_NUMBER, number);
            links.link(numberOf(eldest), twin, Relation.SIBLING, "tester", MARCH_2026);
            var next = untilReceived(girlOf(9), "documentType=other", "idNumber=" + number);
            meetUrgentNeeds(next);
            assertThat(hint(next)).contains("沙县区", "证件号码");
            submit(next, ASK, "earlierCaseVerdict=unclear");
            submit(next, ASK, family(numberOf(eldest), "sibling"));
            assertThat(next).isWaitingAtExactly("assign-guardian");
        }

        private String[] family(CaseNumber other, String relation) {
            return new String[] {
                "earlierCaseVerdict=family", "earlierCaseNumber=" + other.value(), "earlierCaseRelation=" + relation
            };
        }
    }

    private static String[] same(CaseNumber other, String state, String... more) {
        String[] verdict = {"earlierCaseVerdict=same", "earlierCaseNumber=" + other.value(), "earlierCaseState=" + state
        };
        return and(verdict, more);
    }

    private CaseNumber openOther(String region) {
        return openOther(region, MARCH_2026);
    }

    private CaseNumber openOther(String region, Instant when) {
        return openOther(region, when, Trait.PHONE, phone);
    }

    private CaseNumber openOther(String region, Instant when, Trait trait, String value) {
        var number = dossier.open(region, when);
        dossier.add(new DossierEntry(
                number,
                "sample-process",
                "instance-" + number,
                null,
                "sample-form",
                1,
                "tester",
                "civil-affairs",
                region,
                when,
                Map.of("sample", new DossierEntry.Answer("contact", value, Optional.of(trait)))));
        return number;
    }

    private ProcessInstance untilReceived(Map<String, Object> person, String... more) {
        var instance = start("reception", person);
        String[] received = {"receiveOutcome=received", "safePhone=" + phone};
        submit(instance, "receive-person", and(received, more));
        return instance;
    }

    private ProcessInstance untilAsked(Map<String, Object> person) {
        var instance = untilReceived(person);
        meetUrgentNeeds(instance);
        assertThat(instance).isWaitingAtExactly(ASK);
        return instance;
    }

    private void meetUrgentNeeds(ProcessInstance instance) {
        submit(instance, "meet-urgent-needs", "urgentOutcome=met", "urgencyLevel=normal");
    }

    /** Another process for the same case. */
    private ProcessInstance startFor(ProcessInstance other, String process, Map<String, Object> facts) {
        return runtimeService
                .createProcessInstanceByKey(process)
                .businessKey(numberOf(other).value())
                .setVariables(with(facts, "region", COUNTY, "urgencyLevel", "normal"))
                .execute();
    }

    private CaseNumber numberOf(ProcessInstance instance) {
        return new CaseNumber(instance.getBusinessKey());
    }

    private Map<String, Object> opened(ProcessInstance instance, String account) {
        return opened(task(instance, ASK).getId(), account);
    }

    private Map<String, Object> opened(String task, String account) {
        return logins.as(account, () -> formService.getTaskFormVariables(task));
    }

    private String hint(ProcessInstance instance) {
        claimAs("civil-affairs-" + COUNTY, task(instance, ASK));
        return (String) opened(instance, "civil-affairs-" + COUNTY).get(HINT);
    }

    private List<String> events(ProcessInstance instance, String kind) {
        return events(numberOf(instance), kind);
    }

    private List<String> events(CaseNumber number, String kind) {
        return database.sql("select detail from audit.event where case_number = :case and kind = :kind")
                .param("case", number.value())
                .param("kind", kind)
                .query(String.class)
                .list();
    }
}
