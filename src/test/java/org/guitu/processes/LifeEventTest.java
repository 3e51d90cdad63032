package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** What tests of life events share: journeys that are under way, and events that happen in them. */
abstract class LifeEventTest extends ProcessTest {

    static final Map<String, Object> CHILD = with(girlOf(12), "identityState", "confirmed");
    static final Map<String, Object> GIRL = with(girlOf(16), "identityState", "confirmed");
    static final Map<String, Object> ADULT = with(womanOf(29), "identityState", "confirmed");
    static final List<String> ALL_OF_AN_ADULT = List.of(
            "medical",
            "counselling",
            "legal-aid",
            "schooling",
            "rehabilitation",
            "employment",
            "household-registration");
    static final String OFFICE = "civil-affairs-" + COUNTY;

    /** A journey in which help was accepted, and nothing is planned yet. */
    ProcessInstance consented(Map<String, Object> person) {
        boolean minor = person.get("minor").equals(true);
        var services = person == CHILD ? List.of("legal-aid", "schooling", "rehabilitation") : ALL_OF_AN_ADULT;
        var rescue = start("rescue-case", person);
        consent(rescue, minor, services.toArray(String[]::new));
        return rescue;
    }

    /** A journey whose services run, beside medical care and the way home. */
    ProcessInstance planned(Map<String, Object> person, String... services) {
        var rescue = consented(person);
        plan(rescue, services);
        return rescue;
    }

    /** The plan with these services is made and approved, in a journey in which help was accepted. */
    void plan(ProcessInstance rescue, String... services) {
        inCase(rescue, "prepare-interview", "prepareOutcome=could-not-be-done");
        inCase(rescue, "decide-placement", "placementOutcome=decided");
        inCase(rescue, "admit", "admitOutcome=admitted");
        nothingToAdd(rescue);
        inCase(rescue, "assess-needs", "assessNeedsOutcome=in-part", "riskLevel=low", "ableToWork=yes");
        inCase(rescue, "draft-plan", "draftPlanOutcome=drafted", "planServices=" + List.of(services));
        inCase(rescue, "approve-plan", "planOutcome=approved");
    }

    /** What is left of an adult's journey ends, and closure is to be proposed. */
    void endTheRest(ProcessInstance rescue) {
        inCase(rescue, "decide-way-home", "wayHomeOutcome=stays-here", "followUpRegion=" + COUNTY);
        inCase(rescue, "visit", "visitOutcome=not-wanted");
        inCase(rescue, "decide-follow-up", "followUpOutcome=end-declined");
    }

    /** Submits the one open task of that kind in the whole case. */
    void inCase(ProcessInstance rescue, String id, String... answers) {
        var task = taskInCase(rescue, id);
        submitAs(workerOf(task), task, answers);
    }

    Task taskInCase(ProcessInstance rescue, String id) {
        var tasks = taskService
                .createTaskQuery()
                .processInstanceBusinessKey(rescue.getBusinessKey())
                .taskDefinitionKey(id)
                .list();
        assertThat(tasks).as("open tasks '%s' of the case", id).hasSize(1);
        return tasks.get(0);
    }

    /** The ids of all open tasks of the case, whatever their process. */
    List<String> openTasks(ProcessInstance rescue) {
        return taskService.createTaskQuery().processInstanceBusinessKey(rescue.getBusinessKey()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    /** The keys of all processes that run in the case. */
    List<String> running(String caseNumber) {
        return runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).list().stream()
                .map(ProcessInstance::getProcessDefinitionKey)
                .sorted()
                .toList();
    }

    /** The event is refused with that text, and the case is as it was. */
    void assertRefusedToStart(String account, String process, String caseNumber, String text, String... answers) {
        var before = running(caseNumber);
        assertThatThrownBy(() -> startByForm(account, process, and(answers, "caseNumber=" + caseNumber)))
                .hasMessageContaining(text);
        assertThat(running(caseNumber)).isEqualTo(before);
    }
}
