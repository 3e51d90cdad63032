package org.guitu.mycases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.guitu.casefile.CaseNumber;
import org.guitu.dossier.engine.WaitAccess;
import org.guitu.engine.identity.AccountStore;
import org.guitu.mycases.engine.MyCases;
import org.guitu.mycases.engine.WhatNext;
import org.guitu.office.Account;
import org.guitu.office.Department;
import org.guitu.office.Directory;
import org.guitu.office.Queue;
import org.guitu.office.Role;
import org.guitu.processes.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.support.TransactionTemplate;

/** Each office finds the cases that it works on or has worked on and still may know, and what it may do there. */
class MyCasesTest extends ProcessTest {

    private static final String POLICE = "police-" + COUNTY;
    private static final String CIVIL_AFFAIRS = "civil-affairs-" + COUNTY;
    private static final CaseFilter OPEN = new CaseFilter(false, false, "");
    private static final CaseFilter ENDED = new CaseFilter(false, true, "");
    private static final int ALL = 10_000;

    @Autowired
    private MyCases cases;

    @Autowired
    private WhatNext next;

    @Autowired
    private WaitAccess waits;

    @Autowired
    private EventOrder order;

    @Autowired
    private Directory directory;

    @Autowired
    private AccountStore accounts;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void hireEverybody() {
        for (Department department : directory.departments()) {
            for (String county : List.of(COUNTY, NEIGHBOUR)) {
                accounts.create(
                        new Account(department.id() + "-" + county, "示例人员", department.id(), county, Role.CASEWORKER),
                        "guitu");
            }
        }
    }

    private List<MyCaseLine> list(String account, CaseFilter filter) {
        return logins.as(account, () -> cases.list(filter, 0, ALL));
    }

    private Optional<MyCaseLine> line(String account, CaseFilter filter, String number) {
        return list(account, filter).stream()
                .filter(line -> line.of().caseNumber().value().equals(number))
                .findFirst();
    }

    private Optional<MyCaseView> page(String account, String number) {
        return logins.as(account, () -> cases.read(new CaseNumber(number)));
    }

    /** The departments whose people find the case, in the list as by its number. */
    private Set<String> knowing(String number, String county, CaseFilter filter) {
        var knowing = new TreeSet<String>();
        for (Department department : directory.departments()) {
            var account = department.id() + "-" + county;
            boolean listed = line(account, filter, number).isPresent();
            assertThat(page(account, number).isPresent()).as(account).isEqualTo(listed);
            if (listed) {
                knowing.add(department.id());
            }
        }
        return knowing;
    }

    /** Those that have a task there now, or had one. */
    private Set<String> working(String number, String county) {
        var working = new TreeSet<>(
                database.sql("select distinct department from guitu.dossier_entry where case_number = ? and region = ?")
                        .params(number, county)
                        .query(String.class)
                        .list());
        openTasks(number).forEach(task -> taskService.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .flatMap(group -> Queue.find(group).stream())
                .filter(queue -> queue.region().equals(county) && directory.isDepartment(queue.department()))
                .map(Queue::department)
                .forEach(working::add));
        return working;
    }

    private List<Task> openTasks(String number) {
        return taskService.createTaskQuery().processInstanceBusinessKey(number).list();
    }

    private ProcessInstance withPlan() {
        var rescue = rescuedWoman();
        consent(rescue, false, "legal-aid", "employment");
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

    @Test
    void aCaseIsKnownToWhoeverWorksOnItOrHasWorkedOnIt() {
        var rescue = rescuedWoman();
        var number = caseNumberOf(rescue);
        assertThat(knowing(number, COUNTY, OPEN)).containsExactly("civil-affairs", "police");
        assertThat(knowing(number, NEIGHBOUR, OPEN)).isEmpty();

        var further = withPlan();
        assertThat(knowing(caseNumberOf(further), COUNTY, OPEN))
                .isEqualTo(working(caseNumberOf(further), COUNTY))
                .contains("justice", "human-resources", "health");
        assertThat(line(POLICE, ENDED, caseNumberOf(further))).isEmpty();
    }

    @Test
    void afterAHandOverItIsTheOtherCountysAlone() {
        var rescue = withPlan();
        var number = caseNumberOf(rescue);
        var offer = startByForm(
                COLLEAGUE,
                "hand-over",
                "caseNumber=" + number,
                "handOverScope=case",
                "handOverTo=" + NEIGHBOUR,
                "handOverUntil=" + inDays(10),
                "personAgrees=yes");
        submitAs(
                "civil-affairs-" + NEIGHBOUR,
                task(child(offer, "hand-over-answer"), "answer-hand-over"),
                "answerHandOverOutcome=accepted");
        assertThat(knowing(number, COUNTY, OPEN)).isEmpty();
        assertThat(knowing(number, NEIGHBOUR, OPEN)).contains("civil-affairs").isEqualTo(working(number, NEIGHBOUR));
    }

    @Test
    void aCaseThatHasEndedSaysHowAndStaysWithThoseWhoWorkedOnIt() {
        var number = closedCase();
        assertThat(knowing(number, COUNTY, ENDED))
                .isEqualTo(working(number, COUNTY))
                .contains("civil-affairs", "police");
        assertThat(line(POLICE, OPEN, number)).isEmpty();
        assertThat(line(POLICE, ENDED, number).orElseThrow().why().text()).contains("结案，结果");
        assertThat(page(POLICE, number).orElseThrow().waits().get(0).text()).contains("结案，结果");
    }

    @Test
    void itWaitsInTheSameWordsAsInTheTabOfATask() {
        var rescue = withPlan();
        for (Task task : openTasks(caseNumberOf(rescue))) {
            for (IdentityLink link : taskService.getIdentityLinksForTask(task.getId())) {
                var queue = Queue.find(link.getGroupId()).filter(any -> directory.isDepartment(any.department()));
                queue.ifPresent(any -> {
                    var account = any.department() + "-" + any.region();
                    var said = logins.as(account, () -> waits.read(task.getId()));
                    assertThat(page(account, caseNumberOf(rescue)).orElseThrow().waits())
                            .as("%s by %s", task.getName(), account)
                            .isEqualTo(said);
                    assertThat(line(account, OPEN, caseNumberOf(rescue))
                                    .orElseThrow()
                                    .why())
                            .isEqualTo(said.get(0));
                });
            }
        }
    }

    @Test
    void ownCasesAreThoseThatOneHasRecordedSomethingInOrHasATaskOf() {
        var rescue = rescuedWoman();
        var number = caseNumberOf(rescue);
        var own = new CaseFilter(true, false, "");
        assertThat(line(POLICE, own, number)).isPresent();
        assertThat(line(COLLEAGUE, own, number)).isEmpty();
        claimAs(COLLEAGUE, task(child(rescue, "reception"), "receive-person"));
        assertThat(line(COLLEAGUE, own, number)).isPresent();
        assertThat(line(CIVIL_AFFAIRS, own, number)).isEmpty();
        assertThat(line(CIVIL_AFFAIRS, OPEN, number)).isPresent();
    }

    @Test
    void whoeverIsResponsibleForACaseFindsItAmongTheOwn() {
        var rescue = rescuedWoman();
        submitAs(
                CIVIL_AFFAIRS,
                task(child(rescue, "reception"), "receive-person"),
                "receiveOutcome=received",
                "responsibleOfficer=示例同事");
        assertThat(line(COLLEAGUE, new CaseFilter(true, false, ""), caseNumberOf(rescue)))
                .isPresent();
    }

    @Test
    void theListIsNarrowedByTheProcessesOfTheOwnOffice() {
        var number = caseNumberOf(rescuedWoman());
        assertThat(logins.as(CIVIL_AFFAIRS, () -> cases.processes(false))).containsKey("reception");
        assertThat(line(CIVIL_AFFAIRS, new CaseFilter(false, false, "reception"), number))
                .isPresent();
        assertThat(line(CIVIL_AFFAIRS, new CaseFilter(false, false, "follow-up"), number))
                .isEmpty();
        assertThat(line(POLICE, new CaseFilter(false, false, "reception"), number))
                .isEmpty();
    }

    @Test
    void whatIsMostUrgentStandsFirstAndThenWhatIsDueFirst() {
        var calm = caseNumberOf(rescuedWoman("urgencyLevel=normal"));
        var critical = caseNumberOf(rescuedWoman("urgencyLevel=critical"));
        var raised = caseNumberOf(rescuedWoman("urgencyLevel=raised"));
        var lines = list(CIVIL_AFFAIRS, OPEN);
        assertThat(lines)
                .extracting(line -> line.of().caseNumber().value())
                .containsSubsequence(critical, raised, calm);
        assertThat(lines).extracting(line -> line.of().urgency()).isSorted();
        var first = logins.as(CIVIL_AFFAIRS, () -> cases.list(OPEN, 0, 2));
        var second = logins.as(CIVIL_AFFAIRS, () -> cases.list(OPEN, 2, 2));
        assertThat(first).isEqualTo(lines.subList(0, 2));
        assertThat(second).isEqualTo(lines.subList(2, Math.min(4, lines.size())));
    }

    @Test
    void aMinorsCaseShowsWhatTheOfficeRecordedOnceItsTaskIsClaimed() {
        var rescue = rescuedGirl(9);
        var number = caseNumberOf(rescue);
        submitAs(
                CIVIL_AFFAIRS,
                task(child(rescue, "reception"), "receive-person"),
                "receiveOutcome=received",
                "responsibleOfficer=示例同事");
        assertThat(line(CIVIL_AFFAIRS, OPEN, number).orElseThrow().minor()).isTrue();
        var before = page(CIVIL_AFFAIRS, number).orElseThrow();
        assertThat(before.dossier().orElseThrow().claimsFirst()).isTrue();
        assertThat(before.header()).isEmpty();
        assertThat(before.dossier().orElseThrow().steps()).isNotEmpty().allSatisfy(step -> assertThat(step.answers())
                .isEmpty());

        claimAs(CIVIL_AFFAIRS, task(child(rescue, "reception"), "meet-urgent-needs"));
        long read = reads(number);
        var after = page(CIVIL_AFFAIRS, number).orElseThrow();
        assertThat(after.header()).isNotEmpty();
        assertThat(after.dossier().orElseThrow().steps()).allSatisfy(step -> {
            if (step.department().equals("民政")) {
                assertThat(step.answers()).isNotEmpty();
            } else {
                assertThat(step.answers()).isEmpty();
            }
        });
        // The header and what was recorded.
        assertThat(reads(number)).isEqualTo(read + 2);

        long courses = events(number, "COURSE_READ");
        var police = page(POLICE, number).orElseThrow();
        assertThat(police.opensContent()).isFalse();
        assertThat(police.dossier().orElseThrow().steps()).isNotEmpty().allSatisfy(step -> assertThat(step.answers())
                .isEmpty());
        // The course alone.
        assertThat(events(number, "COURSE_READ")).isEqualTo(courses + 1);
        assertThat(reads(number)).isEqualTo(read + 2);
    }

    private long reads(String number) {
        return events(number, "DATA_READ");
    }

    private long events(String number, String kind) {
        return database.sql("select count(*) from audit.event where case_number = ? and kind = ?")
                .params(number, kind)
                .query(Long.class)
                .single();
    }

    @Test
    void whatIsOfferedIsWhatTheStartTakes() {
        var walked = withPlan();
        tried(caseNumberOf(walked));
        startByForm(CIVIL_AFFAIRS, "person-missing", "caseNumber=" + caseNumberOf(walked));
        tried(caseNumberOf(walked));
        tried(caseNumberOf(rescuedGirl(9)));
        tried(closedCase());
    }

    private void tried(String number) {
        var started = new TreeSet<String>();
        for (Department department : directory.departments()) {
            var account = department.id() + "-" + COUNTY;
            var page = page(account, number);
            if (page.isEmpty()) {
                continue;
            }
            var offered = page.get().events().stream()
                    .flatMap(group -> group.events().stream())
                    .toList();
            for (String process : order.processes()) {
                var event = offered.stream()
                        .filter(any -> any.process().equals(process))
                        .findFirst();
                var refused = starting(account, process, number);
                if (event.isPresent() && event.get().obstacles().isEmpty()) {
                    assertThat(event.get().explanation()).as(process).isNotBlank();
                    refused.ifPresentOrElse(
                            why -> assertThat(why)
                                    .as("%s by %s in %s", process, account, number)
                                    .startsWith("表单没有提交"),
                            () -> started.add(process));
                } else {
                    assertThat(refused)
                            .as("%s by %s in %s", process, account, number)
                            .isPresent();
                }
            }
        }
        assertThat(started).as(number).isNotEmpty();
    }

    /** Why it is refused; nothing stays of it. */
    private Optional<String> starting(String account, String process, String number) {
        return Optional.ofNullable(transaction.execute(status -> {
            status.setRollbackOnly();
            var refused = catchThrowable(() -> startByForm(account, process, "caseNumber=" + number));
            return refused == null ? null : String.valueOf(refused.getMessage());
        }));
    }

    @Test
    void everyProcessThatIsStartedInACaseHasItsPlace() {
        var inCases = new ArrayList<String>();
        repositoryService
                .createProcessDefinitionQuery()
                .latestVersion()
                .startableInTasklist()
                .list()
                .forEach(process -> {
                    var start = repositoryService
                            .getBpmnModelInstance(process.getId())
                            .getModelElementsByType(org.camunda.bpm.model.bpmn.instance.StartEvent.class)
                            .iterator()
                            .next();
                    var form = start.getCamundaFormRef();
                    var file = new ClassPathResource("forms/" + form + ".form");
                    if (form != null && file.exists() && asksForCase(file)) {
                        inCases.add(process.getKey());
                    }
                });
        assertThat(order.processes()).containsExactlyInAnyOrderElementsOf(inCases);
    }

    private static boolean asksForCase(ClassPathResource form) {
        try {
            return org.guitu.form.Form.read(form.getContentAsByteArray())
                    .field("caseNumber")
                    .isPresent();
        } catch (java.io.IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    @Test
    void whatHasNoPlaceOfItsOwnComesLast() {
        var added = new CaseEvent("added-here", "本地增加", "", List.of());
        var missing = new CaseEvent("person-missing", "人员失踪", "", List.of());
        assertThat(order.grouped(List.of(added, missing)))
                .containsExactly(
                        new EventGroup("人身安全", List.of(missing)), new EventGroup(EventOrder.OTHERS, List.of(added)));
    }

    @Test
    void whoeverHasDoneATaskIsToldWhatComesNextThereAndInTheOwnQueue() {
        var rescue = rescuedWoman("urgencyLevel=critical");
        var other = rescuedWoman("urgencyLevel=critical");
        var receive = task(child(rescue, "reception"), "receive-person");
        submitAs(CIVIL_AFFAIRS, receive, "receiveOutcome=received");
        var told =
                logins.as(CIVIL_AFFAIRS, () -> next.afterTask(receive.getId())).orElseThrow();
        assertThat(told.file()).isEqualTo(caseNumberOf(rescue));
        assertThat(told.mayOpen()).isTrue();
        assertThat(told.here().orElseThrow().name())
                .isEqualTo(task(child(rescue, "reception"), "meet-urgent-needs").getName());
        assertThat(told.elsewhere().orElseThrow().caseNumber()).isNotEqualTo(caseNumberOf(rescue));
        assertThat(caseNumberOf(other)).isNotEqualTo(caseNumberOf(rescue));
        assertThat(logins.as(POLICE, () -> next.afterTask(receive.getId()))).isEmpty();
        assertThat(logins.as(COLLEAGUE, () -> next.afterTask(receive.getId()))).isEmpty();
    }

    @Test
    void whoeverHasStartedSomethingIsToldWhereTheCaseWaits() {
        var rescue = rescuedWoman();
        var told = logins.as(POLICE, () -> next.afterStart(rescue.getId())).orElseThrow();
        assertThat(told.here()).isEmpty();
        assertThat(told.why().orElseThrow().text()).contains("接收受助人");
        assertThat(logins.as(CIVIL_AFFAIRS, () -> next.afterStart(rescue.getId())))
                .isEmpty();
    }
}
