package org.guitu.worklist;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.guitu.office.Role;
import org.guitu.processes.ProcessTest;
import org.guitu.testing.Browser;
import org.guitu.testing.DossierTab;
import org.guitu.testing.Statements;
import org.guitu.worklist.engine.TaskList;
import org.guitu.worklist.engine.TaskList.Found;
import org.guitu.worklist.engine.TaskList.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class TaskListTest extends ProcessTest {

    private static final String CODE_NAME = "示例溪石";

    /** The session and the login, what the person may do, the filters, the counts, the page and the code names. */
    private static final int STATEMENTS = 18;

    private static final String CIVIL_AFFAIRS = "civil-affairs-" + COUNTY;

    @Autowired
    private TaskList lists;

    @Autowired
    private FilterService filters;

    @Autowired
    private IdentityService identities;

    @Autowired
    private Statements statements;

    @LocalServerPort
    private int port;

    @Test
    void eachCountIsThatOfItsListAndEachListIsTheEnginesForEveryDepartmentAndRole() {
        rescuedWoman();
        claim(CIVIL_AFFAIRS, rescuedGirl(9));
        var people = Stream.of(Role.CASEWORKER, Role.SUPERVISOR)
                .flatMap(role ->
                        identities.createUserQuery().memberOfGroup(role.id()).memberOfTenant(COUNTY).list().stream())
                .map(person -> person.getId())
                .collect(toSet());
        assertThat(people).contains(CIVIL_AFFAIRS, "police-" + COUNTY, "supervisor-" + COUNTY);
        for (String account : people) {
            for (WorkList list : WorkList.values()) {
                var rows = all(account, list);
                assertThat(rows.stream().map(row -> row.task().id()))
                        .as("%s: %s", account, list)
                        .hasSize(read(account, list).counts().get(list))
                        .doesNotHaveDuplicates();
                var filter =
                        filters.createFilterQuery().filterName(list.label()).singleResult();
                if (filter != null) {
                    List<Task> engines = logins.as(account, () -> filters.list(filter.getId()));
                    assertThat(rows.stream().map(row -> row.task().id()).toList())
                            .as("%s: %s", account, list)
                            .containsExactlyInAnyOrderElementsOf(
                                    engines.stream().map(Task::getId).toList());
                }
            }
        }
    }

    @Test
    void aPersonsCasesAreThoseInWhichSheOrHeHasRecordedSomething() {
        var reception = child(rescuedWoman(), "reception");
        assertThat(tasksOf(COLLEAGUE, WorkList.CASES))
                .doesNotContain(task(reception, "receive-person").getId());
        submitAs(COLLEAGUE, task(reception, "receive-person"), "receiveOutcome=received");
        var next = task(reception, "meet-urgent-needs").getId();
        assertThat(tasksOf(COLLEAGUE, WorkList.CASES)).contains(next);
        assertThat(tasksOf(CIVIL_AFFAIRS, WorkList.CASES)).doesNotContain(next);
    }

    @Test
    void whatNeedsMyApprovalIsWhatAnotherPersonHasSubmittedAndNothingThatSomebodyElseMustApprove() {
        var rescue = rescuedWoman();
        submit(child(rescue, "reception"), "receive-person", "receiveOutcome=left-before");
        submitAs(COLLEAGUE, task(rescue, "propose-closure"), "proposeClosureOutcome=proposed", "closeReason=missing");
        var approval = task(rescue, "approve-closure").getId();
        var supervisor = "supervisor-" + COUNTY;
        assertThat(tasksOf(supervisor, WorkList.APPROVAL)).contains(approval);
        assertThat(tasksOf(COLLEAGUE, WorkList.APPROVAL)).doesNotContain(approval);
        assertThat(tasksOf(CIVIL_AFFAIRS, WorkList.APPROVAL)).contains(approval);
        assertThat(tasksOf("civil-affairs-" + NEIGHBOUR, WorkList.APPROVAL)).doesNotContain(approval);
        assertThatThrownBy(() -> claim(COLLEAGUE, rescue)).hasMessageContaining("须由另一人办理");
    }

    @Test
    void theCodeNameStandsWhereTheHeaderWouldSayIt() {
        var woman = child(rescuedWoman("codeName=" + CODE_NAME), "reception");
        var girl = child(rescuedGirl(9), "reception");
        for (String department : departments(COUNTY)) {
            var account = department + "-" + COUNTY;
            var named = all(account, WorkList.ALL).stream()
                    .filter(row -> row.codeName() != null)
                    .map(row -> row.task().id());
            if (account.equals(CIVIL_AFFAIRS)) {
                assertThat(named)
                        .contains(task(woman, "receive-person").getId())
                        .doesNotContain(task(girl, "receive-person").getId());
            } else {
                assertThat(named)
                        .as(account)
                        .doesNotContain(task(woman, "receive-person").getId());
            }
        }
        claim(CIVIL_AFFAIRS, girl);
        assertThat(row(CIVIL_AFFAIRS, girl).codeName()).isNotNull();
        assertThat(row(COLLEAGUE, girl).codeName()).isNull();
        assertThat(row("supervisor-" + COUNTY, woman).codeName()).isNull();
    }

    @Test
    void thatACodeNameWasShownIsRecordedOnce() {
        var reception = child(rescuedWoman("codeName=" + CODE_NAME), "reception");
        IntStream.range(0, 3).forEach(time -> row(CIVIL_AFFAIRS, reception));
        assertThat(database.sql(
                                """
                                select count(*) from audit.event
                                where account = ? and kind = 'DATA_READ' and object_id = ? and detail like '任务列表%'""")
                        .params(CIVIL_AFFAIRS, task(reception, "receive-person").getId())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void anotherRegionIsToldNothing() {
        var task = task(child(rescuedWoman(), "reception"), "receive-person").getId();
        for (String department : departments(NEIGHBOUR)) {
            assertThat(tasksOf(department + "-" + NEIGHBOUR, WorkList.ALL))
                    .as(department)
                    .doesNotContain(task);
        }
    }

    @Test
    void oneRequestTellsAllCountsAndAPage() {
        var reception = child(rescuedWoman("codeName=" + CODE_NAME, "urgencyLevel=critical"), "reception");
        var caseNumber = caseNumberOf(reception);
        var browser = new Browser("http://localhost:" + port).logIn(CIVIL_AFFAIRS);
        var told =
                DossierTab.json(browser.getJson("/tasks/list?process=reception").body());
        assertThat(told.path("reader").asText()).isEqualTo(CIVIL_AFFAIRS);
        assertThat(told.path("filters").findValuesAsText("name"))
                .containsSubsequence("本部门待办", "我的任务", "待我审批", "即将到期", "已逾期", "我经手的个案", "全部任务");
        assertThat(told.path("filters").findValuesAsText("count")).hasSizeGreaterThanOrEqualTo(7);
        assertThat(told.path("processes").findValuesAsText("key")).contains("reception");
        assertThat(told.path("tasks").size())
                .isLessThanOrEqualTo(told.path("pageSize").asInt());
        assertThat(row(browser, caseNumber)).contains(CODE_NAME, "极紧急", "\"minor\":false", "\"mayClaim\":true");
        assertThat(row(new Browser("http://localhost:" + port).logIn("supervisor-" + COUNTY), caseNumber))
                .doesNotContain(CODE_NAME)
                .contains("\"mayClaim\":false");
        assertThat(new Browser("http://localhost:" + port)
                        .logIn("auditor")
                        .getJson("/tasks/list")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theRequestTakesFewStatementsHoweverManyTasksThereAre() {
        rescuedWoman();
        rescuedWoman();
        var browser = new Browser("http://localhost:" + port).logIn(CIVIL_AFFAIRS);
        browser.getJson("/tasks/list");
        assertThat(statements.during(() -> browser.getJson("/tasks/list"))).hasSizeLessThanOrEqualTo(STATEMENTS);
    }

    /** What the page that has that case says of its task. */
    private static String row(Browser browser, String caseNumber) {
        for (int page = 1; ; page++) {
            var tasks = DossierTab.json(browser.getJson("/tasks/list?process=reception&filter=all&page=" + page)
                            .body())
                    .path("tasks");
            assertThat(tasks).as(caseNumber).isNotEmpty();
            for (var task : tasks) {
                if (task.path("caseNumber").asText().equals(caseNumber)) {
                    return task.toString();
                }
            }
        }
    }

    /** Those of which somebody works in that region. */
    private List<String> departments(String region) {
        return identities.createGroupQuery().groupType("DEPARTMENT").list().stream()
                .map(department -> department.getId())
                .filter(department -> identities
                                .createUserQuery()
                                .userId(department + "-" + region)
                                .count()
                        > 0)
                .toList();
    }

    private Row row(String account, ProcessInstance instance) {
        var task = taskService
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId();
        return all(account, WorkList.ALL).stream()
                .filter(row -> row.task().id().equals(task))
                .findFirst()
                .orElseThrow();
    }

    private Set<String> tasksOf(String account, WorkList list) {
        return all(account, list).stream().map(row -> row.task().id()).collect(toSet());
    }

    /** Every page of the list. */
    private List<Row> all(String account, WorkList list) {
        int pages = 1 + read(account, list).count() / TaskList.PAGE_SIZE;
        return IntStream.rangeClosed(1, pages)
                .mapToObj(page -> read(account, list, page))
                .flatMap(found -> found.page().stream())
                .toList();
    }

    private Found read(String account, WorkList list) {
        return read(account, list, 1);
    }

    private Found read(String account, WorkList list, int page) {
        return logins.as(account, () -> lists.read(list, "", page));
    }

    private void claim(String account, ProcessInstance instance) {
        var task = taskService
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumberOf(instance))
                .singleResult()
                .getId();
        logins.as(account, () -> {
            taskService.claim(task, account);
            return null;
        });
    }
}
