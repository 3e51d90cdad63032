package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.form.FormFiller;
import org.guitu.office.China;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What is true of a person is what counts, in every process of the case, whatever its instances have stored. */
class PersonNowTest extends PersonTest {

    private static final Map<String, Object> NONSENSE =
            facts("minor", false, "ageGroup", "adult", "ageYears", 77L, "sex", "male", "comesOfAge", "2001-01-01");

    /** A process of the case whose variables know nothing of the person. */
    private ProcessInstance startInCaseOf(ProcessInstance rescue, String process, Map<String, Object> stored) {
        return runtimeService
                .createProcessInstanceByKey(process)
                .businessKey(caseNumberOf(rescue))
                .setVariables(with(stored, "region", COUNTY, "urgencyLevel", "normal"))
                .execute();
    }

    @Autowired
    private TransactionTemplate transaction;

    private Job adulthood(ProcessInstance rescue) {
        return managementService
                .createJobQuery()
                .processInstanceId(rescue.getId())
                .activityId("turned-eighteen")
                .singleResult();
    }

    private LocalDate due(ProcessInstance rescue) {
        return LocalDate.ofInstant(adulthood(rescue).getDuedate().toInstant(), China.ZONE);
    }

    private static LocalDate firstOfMonthAfter(LocalDate day) {
        return day.withDayOfMonth(1).plusMonths(1);
    }

    @Nested
    class TheAge {

        @Test
        void ofAChildWhoTurnsSixDemandsSchooling() {
            var sixthBirthday = today().plusDays(40);
            var rescue = rescuedBornOn(sixthBirthday.minusYears(6));
            var plan = startInCaseOf(
                    rescue, "assistance-plan", with(girlOf(5), "consentedServices", List.of("legal-aid")));
            nothingToAdd(plan);
            submit(plan, "assess-needs", "assessNeedsOutcome=complete");
            moveToDay(sixthBirthday.plusDays(10));
            assertRefused(plan, "draft-plan", "6至15周岁的必须安排入学", "draftPlanOutcome=drafted", "planServices=[legal-aid]");
            submit(plan, "draft-plan", "draftPlanOutcome=drafted", "planServices=[legal-aid, schooling]");
        }

        @ParameterizedTest
        @CsvSource({"16, -1, 15, minor", "16, 0, 16, minor", "18, -1, 17, minor", "18, 0, 18, adult"})
        void changesOnTheBirthday(int birthday, int days, long years, String group) {
            var day = today().plusDays(40);
            var rescue = rescuedBornOn(day.minusYears(birthday));
            moveToDay(day.plusDays(days));
            assertThat(known(rescue))
                    .containsEntry("ageYears", years)
                    .containsEntry("ageGroup", group)
                    .containsEntry("minor", !group.equals("adult"));
        }

        @Test
        void ofAnEstimateIsTheYoungestReading() {
            var rescue = rescued("ageKnown=estimated", "estimatedAge=17");
            moveToDay(today().plusYears(1).minusDays(1));
            assertThat(known(rescue)).containsEntry("ageYears", 17L).containsEntry("minor", true);
            moveToDay(today().plusDays(1));
            assertThat(known(rescue)).containsEntry("ageYears", 18L).containsEntry("minor", false);
        }

        @Test
        void thatNothingTellsIsAMinors() {
            assertThat(known(rescued("ageKnown=unknown")))
                    .containsEntry("ageYears", null)
                    .containsEntry("ageGroup", "disputed")
                    .containsEntry("minor", true);
        }

        @Test
        void thatIsDisputedIsAMinorsUntilItIsResolved() {
            var rescue = rescued("ageKnown=birth-date", "birthDate=" + today().minusYears(30), "ageDisputed=true");
            assertThat(known(rescue)).containsEntry("ageGroup", "disputed").containsEntry("minor", true);
            learn(rescue, facts("birthDate", today().minusYears(29).toString()));
            assertThat(known(rescue)).containsEntry("minor", true);
            learn(rescue, facts("ageDisputed", false));
            assertThat(known(rescue)).containsEntry("ageGroup", "adult").containsEntry("minor", false);
        }

        @Test
        void followsFromANumberThatIsFoundLater() {
            var rescue = rescued("ageKnown=estimated", "estimatedAge=25");
            learn(rescue, facts("idNumber", "110105201503070021"));
            assertThat(known(rescue)).containsEntry("ageKnown", "birth-date").containsEntry("minor", true);
            learn(rescue, facts("ageKnown", "estimated", "estimatedAge", 20L, "idNumber", "110105201503070021"));
            assertThat(known(rescue)).containsEntry("ageKnown", "estimated").containsEntry("ageYears", 20L);
        }

        @Test
        void isDisputedWhenANumberMakesAnAdultOfAChild() {
            var rescue = rescued("ageKnown=estimated", "estimatedAge=14");
            learn(rescue, facts("idNumber", "350404199603050022"));
            assertThat(known(rescue)).containsEntry("ageGroup", "disputed").containsEntry("minor", true);
        }

        @Test
        void isTheNumbersWhereTheEstimateWasAboutRight() {
            long years = ChronoUnit.YEARS.between(LocalDate.of(2015, 3, 7), today());
            var rescue = rescued("ageKnown=estimated", "estimatedAge=" + (years - 2));
            learn(rescue, facts("idNumber", "110105201503070021"));
            assertThat(known(rescue)).containsEntry("ageYears", years).containsEntry("ageDisputed", false);
        }

        @Test
        void isDisputedWhenANumberContradictsIt() {
            var rescue = rescuedBornOn(today().minusYears(30));
            assertThat(known(rescue)).containsEntry("minor", false);
            learn(rescue, facts("idNumber", "110105201503070021"));
            assertThat(known(rescue)).containsEntry("ageGroup", "disputed").containsEntry("minor", true);
        }

        @Test
        void isTheVariablesWhereNothingWasSaidOfThePerson() {
            assertWaitsFor(passReception(start("reception", womanOf(29))), "obtain-consent", "civil-affairs");
        }
    }

    private ProcessInstance passReception(ProcessInstance reception) {
        submit(reception, "receive-person", "receiveOutcome=received");
        submit(reception, "meet-urgent-needs", "urgentOutcome=met");
        return reception;
    }

    @Nested
    class NoStoredAgeDecides {

        @Test
        void atAGateway() {
            var rescue = rescuedBornOn(today().minusYears(9));
            assertWaitsFor(
                    passReception(startInCaseOf(rescue, "reception", NONSENSE)), "assign-guardian", "civil-affairs");
        }

        @Test
        void inADecisionTable() {
            var rescue = rescuedBornOn(today().minusYears(9));
            var placement =
                    startInCaseOf(rescue, "placement", with(NONSENSE, "placementPurpose", "first", "careLevel", null));
            assertThat(runtimeService.getVariable(placement.getId(), "suggestedPlacement"))
                    .isEqualTo("child-protection");
        }

        @Test
        void inAForm() {
            var rescue = rescuedBornOn(today().minusYears(9));
            var plan =
                    startInCaseOf(rescue, "assistance-plan", with(NONSENSE, "consentedServices", List.of("legal-aid")));
            nothingToAdd(plan);
            submit(plan, "assess-needs", "assessNeedsOutcome=complete");
            assertRefused(plan, "draft-plan", "6至15周岁的必须安排入学", "draftPlanOutcome=drafted", "planServices=[legal-aid]");
            var task = task(plan, "draft-plan");
            assertThat(logins.as("civil-affairs-" + COUNTY, () -> formService.getTaskFormVariables(task.getId())))
                    .containsEntry("ageYears", 9L)
                    .containsEntry("minor", true)
                    .containsEntry("sex", "female");
        }

        @Test
        void norIsOneStoredButAtRegistration() throws IOException {
            var stored = List.of("minor", "ageYears", "ageGroup", "comesOfAge");
            try (var files = Files.list(Path.of("forms"))) {
                var storing = files.map(file -> file.getFileName().toString().replace(".form", ""))
                        .filter(form -> FormFiller.packaged(form).fields().stream()
                                .anyMatch(field -> !field.isReadOnly() && stored.contains(field.key())))
                        .toList();
                // A report or an incident is about nobody whose case there is.
                assertThat(storing)
                        .isSubsetOf(
                                "register-person",
                                "register-return",
                                "register-report",
                                "report-incident",
                                "assign-guardian");
            }
        }

        @Test
        void butWhatIsShownFollows() {
            var rescue = rescued("ageKnown=unknown");
            var reception = child(rescue, "reception");
            learn(rescue, facts("birthDate", today().minusYears(30).toString()));
            assertThat(runtimeService.getVariables(reception.getId()))
                    .containsEntry("minor", false)
                    .containsEntry("ageGroup", "adult");
        }

        @Test
        void whenACaseEnds() {
            var rescue = rescuedBornOn(today().minusYears(9));
            runtimeService.setVariables(rescue.getId(), NONSENSE);
            var closing = startByForm(
                    "civil-affairs-" + COUNTY,
                    "close-early",
                    "caseNumber=" + caseNumberOf(rescue),
                    "closeEarlyReason=died",
                    "closeEarlyProof=[death-certificate]");
            submit(closing, "approve-early-closure", "approveEarlyClosureOutcome=approved");
            assertThat(database.sql("select period_facts ->> 'minor' from guitu.case_file where case_number = ?")
                            .param(caseNumberOf(rescue))
                            .query(String.class)
                            .single())
                    .isEqualTo("true");
        }
    }

    @Nested
    class Registration {

        private void refused(String text, String... answers) {
            assertThatThrownBy(() -> rescued(and(new String[] {"ageKnown=unknown"}, answers)))
                    .hasMessageContaining(text)
                    .hasMessageNotContaining("110105");
        }

        @Test
        void refusesANumberThatCannotBeOrContradictsTheRest() {
            refused("不是居民身份证的号码", "documentType=resident-id", "idNumber=110105201513410021");
            refused("性别不一致", "documentType=resident-id", "idNumber=110105201503070021", "sex=male");
            refused(
                    "出生日期不一致",
                    "documentType=resident-id",
                    "idNumber=110105201503070021",
                    "ageKnown=birth-date",
                    "birthDate=1990-01-01");
            refused(
                    "与估计的未成年年龄相差三岁以上",
                    "documentType=resident-id",
                    "idNumber=350404199603050022",
                    "ageKnown=estimated",
                    "birthDate=null",
                    "estimatedAge=14");
            refused("“证件种类”必须选择一项", "documentType=null", "idNumber=110105201503070021");
        }

        @Test
        void takesBothWhereBothStandAndDisputesTheAge() {
            assertThat(known(rescued(
                            "documentType=resident-id",
                            "idNumber=110105201503070021",
                            "ageKnown=birth-date",
                            "birthDate=1990-01-01",
                            "ageDisputed=true")))
                    .containsEntry("ageGroup", "disputed");
        }

        @Test
        void refusesARescueBeforeBirthOrAHundredYearsAgo() {
            refused("不能早于5年前", "rescuedOn=" + today().minusYears(100));
            refused(
                    "“解救或发现日期”不能早于“出生日期”",
                    "ageKnown=birth-date",
                    "birthDate=" + today().minusDays(3),
                    "rescuedOn=" + today().minusDays(4));
            refused("不能晚于今天", "rescuedOn=" + today().plusDays(1));
        }

        @Test
        void isBeforeReception() {
            var reception = child(rescued("ageKnown=unknown"), "reception");
            assertRefused(
                    reception,
                    "receive-person",
                    "“接收时间”不能早于先前登记的时间（" + today(),
                    "receiveOutcome=received",
                    "receivedAt=" + today().minusDays(1) + "T10:00");
        }
    }

    /** What an installation knows of the cases that it has when it gets this version. */
    @Test
    void casesOfBeforeAreKnownByWhatPoliceRegistered() throws IOException {
        var rescue = rescued("ageKnown=estimated", "estimatedAge=17", "ageDisputed=true", "sex=male");
        var file = Files.readString(Path.of("src/main/resources/db/migration/V24__case_person.sql"));
        var taken = file.substring(file.indexOf("do $$"));
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            database.sql("set local search_path to guitu").update();
            database.sql("delete from case_person").update();
            database.sql(taken).update();
            assertThat(database.sql("select * from case_person where case_number = ?")
                            .param(caseNumberOf(rescue))
                            .query()
                            .singleRow())
                    .containsEntry("sex", "male")
                    .containsEntry("identity_state", "partly")
                    .containsEntry("age_known", "estimated")
                    .containsEntry("age_disputed", true)
                    .containsEntry("estimated_on", Date.valueOf(today()));
        });
    }

    @Nested
    class TheClockToEighteen {

        @Test
        void runsFromTheYoungestReadingOfAnEstimate() {
            var rescue = rescued("ageKnown=estimated", "estimatedAge=17");
            assertThat(due(rescue)).isEqualTo(firstOfMonthAfter(today().plusYears(1)));
        }

        @Test
        void runsAlsoWhileTheAgeIsDisputed() {
            var born = today().minusYears(16);
            var rescue = rescued("ageKnown=birth-date", "birthDate=" + born, "ageDisputed=true");
            assertThat(due(rescue)).isEqualTo(firstOfMonthAfter(born.plusYears(18)));
        }

        @Test
        void stopsNowhereWhenTheBirthDateIsFoundLater() {
            var rescue = rescued("ageKnown=unknown");
            assertThat(due(rescue)).hasYear(9999);
            var born = today().minusYears(15);
            learn(rescue, facts("birthDate", born.toString()));
            assertThat(due(rescue)).isEqualTo(firstOfMonthAfter(born.plusYears(18)));
            learn(rescue, facts("birthDate", born.plusYears(2).toString()));
            assertThat(due(rescue)).isEqualTo(firstOfMonthAfter(born.plusYears(20)));
        }

        @Test
        void isDueAtOnceForWhoeverTurnsOutToBeAnAdult() {
            var rescue = rescued("ageKnown=unknown");
            learn(rescue, facts("birthDate", today().minusYears(20).toString()));
            assertThat(due(rescue)).isEqualTo(today());
            managementService.executeJob(adulthood(rescue).getId());
            assertThat(rescue).isWaitingAt("coming-of-age");
        }

        @Test
        void isNeverDueForWhoeverWasAnAdultAllAlong() {
            var rescue = rescuedBornOn(today().minusYears(30));
            learn(rescue, facts("birthDate", today().minusYears(31).toString()));
            assertThat(due(rescue)).hasYear(9999);
        }

        @Test
        void beginsAnewForWhoeverIsAMinorAfterAll() {
            var rescue = rescued("ageKnown=unknown");
            learn(rescue, facts("birthDate", today().minusYears(20).toString()));
            managementService.executeJob(adulthood(rescue).getId());
            var born = today().minusYears(14);
            learn(rescue, facts("birthDate", born.toString()));
            assertThat(due(rescue)).isEqualTo(firstOfMonthAfter(born.plusYears(18)));
        }
    }
}
