package org.guitu.family.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.DossierEntry;
import org.guitu.casefile.ReportStore;
import org.guitu.engine.expression.NamedFact;
import org.guitu.family.CaseLinks;
import org.guitu.family.FamilyMember;
import org.guitu.family.LinkedCase;
import org.guitu.family.Relation;
import org.guitu.office.Directory;
import org.guitu.processes.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** People who were found together have cases that know of each other, and each reader learns of them what is her or his to know. */
class FamilyTest extends ProcessTest {

    private static final String OFFICE = "civil-affairs-" + COUNTY;
    private static final String OUT_OF_SIGHT = "办理情况不在您的查阅范围";

    @Autowired
    private CaseLinks links;

    @Autowired
    private FamilyAccess family;

    @Autowired
    private ReportStore reports;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private List<NamedFact> namedFacts;

    @Autowired
    private ProcessEngine engine;

    private ProcessInstance register(String region, String... more) {
        String[] person = {
            "region=" + region, "sex=female", "ageKnown=estimated", "estimatedAge=8", "identityState=unknown"
        };
        return startByForm("police-" + region, "rescue-case", and(person, more));
    }

    private ProcessInstance registerWith(ProcessInstance other, String relation) {
        return register(
                COUNTY, "arrivedWith=[siblings]", "familyCase=" + caseNumberOf(other), "familyRelation=" + relation);
    }

    private static CaseNumber numberOf(ProcessInstance instance) {
        return new CaseNumber(caseNumberOf(instance));
    }

    private List<String> wordsFor(String account, ProcessInstance instance) {
        return logins.as(account, () -> family.of(numberOf(instance))).stream()
                .map(FamilyMember::words)
                .toList();
    }

    private Map<String, Object> opened(ProcessInstance rescue, String form, String account) {
        var task = task(child(rescue, "reception"), form);
        if (account.equals(OFFICE)) {
            claimAs(OFFICE, task);
        }
        return logins.as(account, () -> formService.getTaskFormVariables(task.getId()));
    }

    private List<String> events(ProcessInstance instance) {
        return database.sql(
                        "select kind || ' ' || detail from audit.event where case_number = ? and kind like 'FAMILY%'"
                                + " order by id")
                .param(caseNumberOf(instance))
                .query(String.class)
                .list();
    }

    @Nested
    class Registration {

        @Test
        void linksWhoeverWasFoundWithSomebodyRegisteredBefore() {
            var eldest = register(COUNTY);
            var second = registerWith(eldest, "sibling");
            var third = registerWith(eldest, "sibling");
            for (var child : List.of(eldest, second, third)) {
                assertThat(links.linkedTo(numberOf(child)))
                        .extracting(LinkedCase::relation)
                        .containsExactly(Relation.SIBLING, Relation.SIBLING);
            }
            assertThat(events(third))
                    .containsExactly(
                            "FAMILY_LINKED 另一个案 " + caseNumberOf(eldest), "FAMILY_LINKED 另一个案 " + caseNumberOf(second));
            assertThat(events(eldest)).hasSize(2).allMatch(event -> event.startsWith("FAMILY_LINKED"));
        }

        @Test
        void asksForTheRelation() {
            var other = caseNumberOf(register(COUNTY));
            assertThatThrownBy(() ->
                            register(COUNTY, "arrivedWith=[siblings]", "familyCase=" + other, "familyRelation=null"))
                    .hasMessageContaining("对方是本人的");
        }

        @Test
        void asksNothingOfWhoeverWasAlone() {
            var other = caseNumberOf(register(COUNTY));
            var alone = register(COUNTY, "arrivedWith=[alone]", "familyCase=" + other, "familyRelation=sibling");
            assertThat(links.linkedTo(numberOf(alone))).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"三元区一号, 这不是个案编号", "350404-2026-000001-3, 编号抄错了", "350404-2026-999999, 您工作的地区和同一线索里没有这个个案"})
        void refusesWhatIsNoCase(String number, String refusal) {
            assertThatThrownBy(() -> register(
                            COUNTY, "arrivedWith=[siblings]", "familyCase=" + number, "familyRelation=sibling"))
                    .hasMessageContaining(refusal)
                    .hasMessageNotContaining(number);
        }

        @Test
        void tellsNothingOfACaseElsewhere() {
            var elsewhere = register(NEIGHBOUR);
            assertThatThrownBy(() -> registerWith(elsewhere, "sibling")).hasMessageContaining("您工作的地区和同一线索里没有这个个案");
            assertThat(links.linkedTo(numberOf(elsewhere))).isEmpty();
        }

        @Test
        void takesACaseElsewhereThatCameOfTheSameReport() {
            var report = startByForm("police-" + COUNTY, "report-intake", "region=" + COUNTY);
            var elsewhere = register(NEIGHBOUR);
            transaction.executeWithoutResult(
                    status -> reports.link(numberOf(report), numberOf(elsewhere), Instant.now()));
            var own = register(
                    COUNTY,
                    "arrivedWith=[siblings]",
                    "reportNumber=" + caseNumberOf(report),
                    "familyCase=" + caseNumberOf(elsewhere),
                    "familyRelation=sibling");
            assertThat(links.linkedTo(numberOf(own))).hasSize(1);
        }

        @Test
        void refusesACaseThatHasEnded() {
            var closed = closedCase();
            assertThatThrownBy(() -> register(
                            COUNTY, "arrivedWith=[siblings]", "familyCase=" + closed, "familyRelation=sibling"))
                    .hasMessageContaining("已经结案");
        }
    }

    @Nested
    class Readers {

        /** Departments of both counties, supervisors of all tiers, and those who never see a case. */
        private Set<String> everybody() {
            var accounts = new TreeSet<String>();
            for (String region : List.of(COUNTY, NEIGHBOUR)) {
                Directory.packaged().departments().stream()
                        .map(department -> department.id() + "-" + region)
                        .filter(account -> logins.groupsOf(account).isPresent())
                        .forEach(accounts::add);
            }
            Stream.of(
                            "supervisor-350404",
                            "supervisor-350405",
                            "supervisor-350400",
                            "supervisor-350000",
                            "administrator",
                            "auditor")
                    .filter(account -> logins.groupsOf(account).isPresent())
                    .forEach(accounts::add);
            return accounts;
        }

        private Set<String> whoSees(ProcessInstance own, ProcessInstance other) {
            var seeing = new TreeSet<String>();
            for (String account : everybody()) {
                var words = wordsFor(account, own);
                assertThat(words).singleElement().asString().contains("：个案 " + caseNumberOf(other));
                if (!words.get(0).contains(OUT_OF_SIGHT)) {
                    seeing.add(account);
                }
            }
            return seeing;
        }

        @Test
        void areThoseWhoSeeTheOtherCaseAndNobodyElse() {
            var own = register(COUNTY);
            var other = register(NEIGHBOUR);
            link(own, other, Relation.SIBLING);
            assertThat(everybody()).hasSizeGreaterThan(20);
            assertThat(whoSees(own, other))
                    .containsExactlyInAnyOrder(
                            "police-350405",
                            "civil-affairs-350405",
                            "health-350405",
                            "supervisor-350400",
                            "supervisor-350000");
            assertThat(whoSees(other, own))
                    .containsExactlyInAnyOrder(
                            "police-350404",
                            "civil-affairs-350404",
                            "health-350404",
                            "supervisor-350404",
                            "supervisor-350400",
                            "supervisor-350000");
        }

        /** Such a form shows nothing else of the case, and having filled it in opens no more of it. */
        @Test
        void areNotThoseWhoOnlyAnsweredSomethingBesideAClosedDossier() {
            var own = register(COUNTY);
            var other = registerWith(own, "sibling");
            var school = "education-" + COUNTY;
            recordAs(school, other, "assessment-part", "give-assessment-part");
            assertThat(whoSees(own, other)).doesNotContain(school);
            recordAs(school, other, "schooling", "enrol");
            assertThat(whoSees(own, other)).contains(school);
        }

        private void recordAs(String account, ProcessInstance instance, String process, String form) {
            dossier.add(new DossierEntry(
                    numberOf(instance),
                    process,
                    instance.getId(),
                    null,
                    form,
                    1,
                    account,
                    account.substring(0, account.lastIndexOf('-')),
                    COUNTY,
                    Instant.now(),
                    Map.of("sampleNote", new DossierEntry.Answer("statement", "示例", Optional.empty()))));
        }

        @Test
        void changeAtOnceWhenOneOfTheCasesIsHandedOver() {
            var own = register(COUNTY);
            var other = registerWith(own, "other-kin");
            consent(other, true, "legal-aid");
            assertThat(wordsFor(OFFICE, own)).singleElement().asString().contains("三元区；在办");
            handOver(other, "case");
            assertThat(wordsFor(OFFICE, own)).singleElement().asString().contains(OUT_OF_SIGHT);
            assertThat(whoSees(own, other))
                    .containsExactlyInAnyOrder(
                            "civil-affairs-350405",
                            "health-350405",
                            "police-350405",
                            "supervisor-350400",
                            "supervisor-350000");
            assertThat(wordsFor("civil-affairs-" + NEIGHBOUR, other))
                    .singleElement()
                    .asString()
                    .contains(OUT_OF_SIGHT);
            assertThat(wordsFor("supervisor-350400", own))
                    .singleElement()
                    .asString()
                    .contains("沙县区；在办");
        }

        private ProcessInstance place(ProcessInstance rescue, Map<String, Object> person) {
            return runtimeService
                    .createProcessInstanceByKey("placement")
                    .businessKey(caseNumberOf(rescue))
                    .setVariables(with(person, "region", COUNTY, "urgencyLevel", "normal"))
                    .execute();
        }

        @Test
        void readWhereSomebodyIsPlacedAndHowACaseEnded() {
            var own = register(COUNTY);
            var placed = register(COUNTY, "estimatedAge=30");
            link(own, placed, Relation.OTHER_KIN);
            var placement = place(placed, womanOf(30));
            assertThat(wordsFor(OFFICE, own)).singleElement().asString().contains("安置：正在办理");
            submit(placement, "decide-placement", "placementOutcome=decided", "placementType=relief-station");
            assertThat(wordsFor(OFFICE, own)).singleElement().asString().contains("正在办理（救助管理站）");
            var later = place(placed, womanOf(30));
            submit(later, "decide-placement", "placementOutcome=decided", "placementType=own-home", "carerCheck=clear");
            assertThat(wordsFor(OFFICE, own)).singleElement().asString().endsWith("安置：自行居住");
            var ended = new CaseNumber(closedCase());
            transaction.executeWithoutResult(
                    status -> links.link(numberOf(own), ended, Relation.MOTHER, "somebody", Instant.now()));
            assertThat(wordsFor(OFFICE, own))
                    .anyMatch(words -> words.startsWith("母亲：个案 " + ended) && words.contains("已结案（已结案）"));
        }

        @Test
        void learnItFromTheFormOfWhoeverWorksOnTheCase() {
            var own = register(COUNTY);
            var other = registerWith(own, "sibling");
            assertThat(opened(other, "receive-person", OFFICE).get("familyShown"))
                    .asString()
                    .startsWith("兄弟姐妹：个案 " + caseNumberOf(own) + "，三元区；在办，");
            var supervisor = opened(other, "receive-person", "supervisor-" + COUNTY);
            assertThat(supervisor).doesNotContainKeys("familyShown", "familyWords", "familyOfficerShown");
        }
    }

    @Nested
    class Pages {

        private MockMvc pages;

        @BeforeEach
        void behindTheLogin(@Autowired WebApplicationContext context) {
            pages = org.guitu.testing.Pages.behindTheLogin(context);
        }

        private String read(String account, String path) throws Exception {
            return pages.perform(get(path).session(org.guitu.testing.Pages.login(pages, account)))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
        }

        @Test
        void showASupervisorTheFamilyAsFarAsItIsInHerRegions() throws Exception {
            var own = register(COUNTY);
            var near = registerWith(own, "sibling");
            var far = register(NEIGHBOUR);
            link(own, far, Relation.MOTHER);
            assertThat(read("supervisor-" + COUNTY, "/cases/" + caseNumberOf(own)))
                    .contains("同行家人", "兄弟姐妹", "/cases/" + caseNumberOf(near), "三元区；在办")
                    .contains("母亲", caseNumberOf(far), "不在您的查阅范围")
                    .doesNotContain("/cases/" + caseNumberOf(far), "沙县区；在办");
            assertThat(read("supervisor-350400", "/cases/" + caseNumberOf(own)))
                    .contains("/cases/" + caseNumberOf(far), "沙县区；在办");
            assertThat(read("supervisor-" + COUNTY, "/cases/" + closedCase())).doesNotContain("同行家人");
        }

        @Test
        void showItBesideATask() throws Exception {
            var own = register(COUNTY);
            var near = registerWith(own, "sibling");
            var far = register(NEIGHBOUR);
            link(own, far, Relation.MOTHER);
            var task = task(child(own, "reception"), "receive-person");
            assertThat(read(OFFICE, "/dossier/tasks/" + task.getId()))
                    .contains(
                            "{\"number\":\"%s\",\"relation\":\"兄弟姐妹\",\"state\":\"三元区；在办".formatted(caseNumberOf(near)))
                    .contains("{\"number\":\"%s\",\"relation\":\"母亲\"}".formatted(caseNumberOf(far)));
        }
    }

    @Nested
    class SameReport {

        @Test
        void isProposedUntilTheCasesAreLinked() {
            var report = startByForm("police-" + COUNTY, "report-intake", "region=" + COUNTY);
            var first = register(COUNTY, "reportNumber=" + caseNumberOf(report));
            var second = register(COUNTY, "reportNumber=" + caseNumberOf(report));
            var elsewhere = register(NEIGHBOUR);
            transaction.executeWithoutResult(
                    status -> reports.link(numberOf(report), numberOf(elsewhere), Instant.now()));
            assertThat(opened(second, "receive-person", OFFICE))
                    .containsEntry("familyOfReportShown", caseNumberOf(first))
                    .doesNotContainKey("familyShown");
            link(first, second, Relation.SIBLING);
            assertThat(opened(second, "receive-person", OFFICE))
                    .doesNotContainKey("familyOfReportShown")
                    .containsKey("familyShown");
        }
    }

    @Nested
    class Officer {

        @Test
        void ofARelativeIsProposedAndMayBeAnother() {
            var own = register(COUNTY);
            var other = registerWith(own, "sibling");
            assertThat(opened(other, "receive-person", OFFICE)).doesNotContainKeys("responsibleOfficer");
            submit(child(own, "reception"), "receive-person", "receiveOutcome=received", "responsibleOfficer=示例丙");
            assertThat(opened(other, "receive-person", OFFICE))
                    .containsEntry("responsibleOfficer", "示例丙")
                    .containsEntry("familyOfficerShown", "示例丙（兄弟姐妹，个案 %s）".formatted(caseNumberOf(own)))
                    .doesNotContainKeys("familyOfficer", "familyOfficerOf");
            submit(child(other, "reception"), "receive-person", "receiveOutcome=received", "responsibleOfficer=示例丁");
            assertThat(dossier.latest(numberOf(other), List.of("responsibleOfficer")))
                    .containsEntry("responsibleOfficer", "示例丁");
        }

        @Test
        void isNotProposedFromAnotherRegion() {
            var elsewhere = register(NEIGHBOUR);
            submit(child(elsewhere, "reception"), "receive-person", "receiveOutcome=received");
            var own = register(COUNTY);
            link(own, elsewhere, Relation.SIBLING);
            assertThat(opened(own, "receive-person", OFFICE)).doesNotContainKeys("responsibleOfficer");
        }
    }

    @Nested
    class Facts {

        private Object fact(String name, ProcessInstance instance) {
            var fact = namedFacts.stream()
                    .filter(any -> any.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            return ((ProcessEngineImpl) engine)
                    .getProcessEngineConfiguration()
                    .getCommandExecutorTxRequired()
                    .execute(context ->
                            fact.value().apply(context.getExecutionManager().findExecutionById(instance.getId())));
        }

        @Test
        void sayHowManyThereAreAndWhetherTheyAreCloseKin() {
            var own = register(COUNTY);
            assertThat(fact("familyCount", own)).isEqualTo(0L);
            assertThat(fact("familyCloseKin", own)).isEqualTo(false);
            link(own, register(COUNTY), Relation.RESCUED_TOGETHER);
            assertThat(fact("familyCount", own)).isEqualTo(1L);
            assertThat(fact("familyCloseKin", own)).isEqualTo(false);
            registerWith(own, "sibling");
            register(
                    COUNTY,
                    "estimatedAge=30",
                    "arrivedWith=[siblings]",
                    "familyCase=" + caseNumberOf(own),
                    "familyRelation=sibling");
            assertThat(fact("familyCount", own)).isEqualTo(3L);
            assertThat(fact("familyCloseKin", own)).isEqualTo(true);
            assertThat(fact("familyMinorSiblings", own)).isEqualTo(1L);
        }

        @Test
        void countNobodyWhoseCaseHasEndedAsCloseKin() {
            var own = register(COUNTY);
            var ended = new CaseNumber(closedCase());
            transaction.executeWithoutResult(
                    status -> links.link(numberOf(own), ended, Relation.MOTHER, "somebody", Instant.now()));
            assertThat(fact("familyCount", own)).isEqualTo(1L);
            assertThat(fact("familyCloseKin", own)).isEqualTo(false);
        }
    }
}
