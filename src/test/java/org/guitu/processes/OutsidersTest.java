package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.guitu.engine.identity.AccountStore;
import org.guitu.form.Form;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** Who has nothing to do with a case starts nothing in it without a ground, and does not learn by trying whether there is one. */
class OutsidersTest extends ProcessTest {

    private static final String REFUSAL = "没有您的部门可以办理的个案";

    /** What a form refuses by itself, before any case is looked for. */
    private static final String OF_THE_FORM = "表单没有提交";

    private static final String SCHOOL = "education-" + COUNTY;

    @Autowired
    private AccountStore accounts;

    /** A start form that names a case. */
    private record Starter(String process, Form form, List<String> groups) {}

    @BeforeEach
    void hireEverybody() {
        for (String county : List.of(COUNTY, NEIGHBOUR)) {
            starters().stream()
                    .flatMap(starter -> starter.groups().stream())
                    .filter(group -> !group.equals("supervisor"))
                    .distinct()
                    .forEach(group -> accounts.create(
                            new Account(group + "-" + county, "示例外人", group, county, Role.CASEWORKER), "guitu"));
        }
        accounts.create(
                new Account("supervisor-" + NEIGHBOUR, "示例主管", "joint-conference", NEIGHBOUR, Role.SUPERVISOR),
                "guitu");
    }

    /** Elsewhere it counts that the county next door has no supervisor. */
    @AfterEach
    void nobodySupervisesNextDoor(@Autowired IdentityService identities) {
        identities.deleteUser("supervisor-" + NEIGHBOUR);
    }

    private List<Starter> starters() {
        var found = new ArrayList<Starter>();
        for (ProcessDefinition process :
                repositoryService.createProcessDefinitionQuery().latestVersion().list()) {
            repositoryService.getBpmnModelInstance(process.getId()).getModelElementsByType(StartEvent.class).stream()
                    .map(StartEvent::getCamundaFormRef)
                    .filter(form ->
                            form != null && read(form).field("caseNumber").isPresent())
                    .map(form -> new Starter(process.getKey(), read(form), groupsOf(process)))
                    .forEach(found::add);
        }
        return found;
    }

    private List<String> groupsOf(ProcessDefinition process) {
        return repositoryService
                .getBpmnModelInstance(process.getId())
                .getModelElementsByType(Process.class)
                .iterator()
                .next()
                .getCamundaCandidateStarterGroupsList();
    }

    private static Form read(String form) {
        try {
            return Form.read(new ClassPathResource("forms/" + form + ".form").getContentAsByteArray());
        } catch (IOException gone) {
            throw new IllegalStateException(form, gone);
        }
    }

    private Map<String, String> numbers() {
        var numbers = new LinkedHashMap<String, String>();
        numbers.put("open", caseNumberOf(rescuedGirl(12)));
        numbers.put("closed", closedCase());
        numbers.put("handed over", handedOver());
        numbers.put("unknown", "350404-2026-999999");
        numbers.put("no number", "350404-2026-999998");
        return numbers;
    }

    private String handedOver() {
        var rescue = rescuedWoman();
        consent(rescue, false, "legal-aid");
        var offer = startByForm(
                "civil-affairs-" + COUNTY,
                "hand-over",
                "caseNumber=" + caseNumberOf(rescue),
                "handOverScope=case",
                "handOverTo=350421",
                "handOverUntil=" + inDays(10),
                "personAgrees=yes");
        accounts.create(
                new Account("civil-affairs-350421", "示例接收", "civil-affairs", "350421", Role.CASEWORKER), "guitu");
        submitAs(
                "civil-affairs-350421",
                task(child(offer, "hand-over-answer"), "answer-hand-over"),
                "answerHandOverOutcome=accepted");
        return caseNumberOf(rescue);
    }

    private String answerTo(String account, Starter starter, String number) {
        var refused = catchThrowable(() -> startByForm(account, starter.process(), "caseNumber=" + number));
        assertThat(refused)
                .as("%s by %s in %s", starter.process(), account, number)
                .isNotNull();
        return refused.getMessage();
    }

    @Test
    void areAnsweredAlikeWhateverTheNumberIs() {
        var numbers = numbers();
        assertThat(starters()).hasSizeGreaterThan(20);
        for (Starter starter : starters()) {
            for (String group : starter.groups()) {
                for (String account : outsiders(group)) {
                    var answers = numbers.values().stream()
                            .map(number -> answerTo(account, starter, number))
                            .distinct()
                            .toList();
                    assertThat(answers)
                            .as("%s by %s, %s", starter.process(), account, numbers.keySet())
                            .singleElement()
                            .asString()
                            .containsAnyOf(REFUSAL, OF_THE_FORM);
                }
            }
        }
    }

    /** Police and civil affairs of the county have worked on every one of these cases, the others there on none. */
    private static List<String> outsiders(String group) {
        return Stream.of(group + "-" + NEIGHBOUR, group + "-" + COUNTY)
                .filter(account -> !List.of(
                                "police-" + COUNTY,
                                "civil-affairs-" + COUNTY,
                                "health-" + COUNTY,
                                "supervisor-" + COUNTY)
                        .contains(account))
                .toList();
    }

    @Test
    void leaveAnEventWhenTheyAreRefused() {
        var number = caseNumberOf(rescuedGirl(12));
        assertThatThrownBy(() -> missing(SCHOOL, number)).hasMessageContaining(REFUSAL);
        assertThat(events(number, "CASE_REFUSED")).containsExactly(SCHOOL);
    }

    private ProcessInstance missing(String account, String number, String... more) {
        return startByForm(account, "person-missing", and(new String[] {"caseNumber=" + number}, more));
    }

    private List<String> events(String number, String kind) {
        return database.sql("select account from audit.event where case_number = ? and kind = ?")
                .params(number, kind)
                .query(String.class)
                .list();
    }

    @Test
    void mayStateAGroundWhichTheOfficerAndTheSupervisorsAreToldOf() {
        var rescue = rescuedGirl(12);
        var number = caseNumberOf(rescue);
        submitAs(
                COLLEAGUE,
                task(child(rescue, "reception"), "receive-person"),
                "receiveOutcome=received",
                "responsibleOfficer=示例同事");
        assertThat(missing(SCHOOL, number, "outsideGround=found-in-work", "outsideDetail=示例。"))
                .isNotNull();
        assertThat(events(number, "GROUND_STATED")).containsExactly(SCHOOL);
        assertThat(toldOf(number)).contains(COLLEAGUE, "supervisor-" + COUNTY).doesNotContain(SCHOOL);
    }

    private List<String> toldOf(String number) {
        return database.sql("select account from guitu.notice where case_number = ? and kind = 'CASE_ENTERED'")
                .param(number)
                .query(String.class)
                .list();
    }

    @Test
    void workOnTheCaseNoMoreThanBeforeForHavingStatedAGround() {
        var number = caseNumberOf(rescuedGirl(12));
        missing(SCHOOL, number, "outsideGround=found-in-work", "outsideDetail=示例。");
        assertThatThrownBy(() -> startByForm(
                        SCHOOL,
                        "change-consent",
                        "caseNumber=" + number,
                        "consentState=withdrawn",
                        "consentChangeTold=[law-goes-on, may-come-back]"))
                .hasMessageContaining(REFUSAL);
    }

    @Test
    void writeDownTheReasonInWords() {
        var number = caseNumberOf(rescuedGirl(12));
        assertThatThrownBy(() -> missing(SCHOOL, number, "outsideGround=danger", "outsideDetail=null"))
                .hasMessageContaining("依据说明");
    }

    /** What the case has against it is said to those who work on it. */
    @ParameterizedTest
    @CsvSource({"education-350404, " + REFUSAL, "police-350404, 这个个案已经报告失踪"})
    void areNotToldWithAGroundEitherWhatTheCaseHasAgainstIt(String account, String refusal) {
        var number = caseNumberOf(rescuedGirl(12));
        missing("police-" + COUNTY, number);
        assertThatThrownBy(() -> missing(account, number, "outsideGround=danger", "outsideDetail=示例。"))
                .hasMessageContaining(refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"350404-2026-000001-3"})
    void areToldOfAMistypedNumber(String number) {
        assertThatThrownBy(() -> missing(SCHOOL, number)).hasMessageContaining("编号抄错了");
    }
}
