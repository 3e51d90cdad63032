package org.guitu.engine.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.DataClass;
import org.guitu.engine.model.FormStore.DeployedForm;
import org.guitu.form.FormField;
import org.guitu.office.Directory;
import org.springframework.stereotype.Component;

/**
 * Writes into the audit trail what people read and write through the engine, in the transaction of the command at hand and in the
 * name of whoever is logged in. Of forms it writes the fields, by class, and never the answers.
 */
@Component
public final class EngineAudit {

    private final AuditTrail trail;
    private final Directory directory;

    EngineAudit(AuditTrail trail, Directory directory) {
        this.trail = trail;
        this.directory = directory;
    }

    /** {@code event}: what was opened. */
    public void opened(EventKind event, CaseNumber number, DeployedForm form, Map<String, Object> answers) {
        record(event, number.value(), form.form().id(), null, detail(form, answered(answers)));
    }

    /** {@code caseNumber}: for the person of the case before, which stays as it is. */
    public void reopened(CaseNumber before, CaseNumber caseNumber, ProcessInstance instance) {
        record(EventKind.CASE_OPENED, caseNumber.value(), "重新立案", instance.getId(), "原案 " + before);
        linked(caseNumber, before, "重新立案", instance.getId());
    }

    public void cameOf(CaseNumber report, CaseNumber caseNumber) {
        record(EventKind.REPORT_LED_TO_CASE, report.value(), caseNumber.value(), null, null);
    }

    public void started(
            CaseNumber caseNumber, ProcessInstance instance, DeployedForm form, Map<String, Object> answers) {
        record(
                EventKind.PROCESS_STARTED,
                caseNumber.value(),
                nameOf(instance),
                instance.getId(),
                detail(form, answered(answers)));
    }

    /** What the model calls its process. */
    private static String nameOf(ProcessInstance instance) {
        return Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(instance.getProcessDefinitionId())
                .getName();
    }

    public void submitted(CaseNumber caseNumber, TaskEntity task, DeployedForm form, Map<String, Object> answers) {
        record(
                EventKind.FORM_SUBMITTED,
                caseNumber.value(),
                task.getName(),
                task.getId(),
                detail(form, answered(answers)));
    }

    public void linked(CaseNumber caseNumber, CaseNumber other, TaskEntity task) {
        linked(caseNumber, other, task.getName(), task.getId());
    }

    /** Stands in both cases, so that each tells of the other. {@code object}: what led to it. */
    void linked(CaseNumber caseNumber, CaseNumber other, String object, String objectId) {
        record(EventKind.CASES_LINKED, caseNumber.value(), object, objectId, "另一个案 " + other);
        record(EventKind.CASES_LINKED, other.value(), object, objectId, "另一个案 " + caseNumber);
    }

    /** The people of the two cases belong together, or do not after all. Stands in both cases. */
    public void related(CaseNumber one, CaseNumber other, boolean linked, String object, String objectId) {
        var kind = linked ? EventKind.FAMILY_LINKED : EventKind.FAMILY_UNLINKED;
        record(kind, one.value(), object, objectId, "另一个案 " + other);
        record(kind, other.value(), object, objectId, "另一个案 " + one);
    }

    /** {@code shown}: the keys of the fields whose answers the reader gets to see; without any there was nothing to read. */
    public void read(CaseNumber caseNumber, TaskEntity task, DeployedForm form, Collection<String> shown) {
        if (!shown.isEmpty()) {
            record(EventKind.DATA_READ, caseNumber.value(), task.getName(), task.getId(), detail(form, shown));
        }
    }

    public void record(EventKind kind, String caseNumber, String object, String objectId, String detail) {
        trail.record(event(kind, caseNumber, object, objectId, detail));
    }

    /** Whoever works on that task is told that there is that other case: an event of the other one, once for each person and task. */
    public void told(CaseNumber other, TaskEntity task, String detail) {
        trail.recordOnce(event(EventKind.CASE_TOLD, other.value(), task.getName(), task.getId(), detail));
    }

    /** Somebody saw something of the person in a list of tasks: once for each person and task. */
    public void listed(CaseNumber number, String task, String taskId, String detail) {
        trail.recordOnce(event(EventKind.DATA_READ, number.value(), task, taskId, detail));
    }

    /** Whoever has not claimed that task got nothing of the case to see: once for each person and task. */
    public void withheld(CaseNumber number, String task, String taskId) {
        trail.recordOnce(event(EventKind.DATA_WITHHELD, number.value(), task, taskId, "未认领，未显示未成年人的档案"));
    }

    private AuditEvent event(EventKind kind, String caseNumber, String object, String objectId, String detail) {
        return AuditEvent.of(kind, actor())
                .inCase(caseNumber)
                .about(object, objectId)
                .saying(detail);
    }

    public static boolean isSomebodyLoggedIn() {
        var person = person();
        return person != null && person.getUserId() != null;
    }

    private static Authentication person() {
        return Context.getCommandContext().getAuthentication();
    }

    private Actor actor() {
        return isSomebodyLoggedIn()
                ? Actor.of(
                        person().getUserId(), Objects.requireNonNullElse(person().getGroupIds(), List.of()), directory)
                : Actor.SYSTEM;
    }

    private static Set<String> answered(Map<String, Object> answers) {
        return answers.keySet().stream().filter(key -> answers.get(key) != null).collect(Collectors.toSet());
    }

    /** The form and its answered fields, by class. */
    public static String detail(DeployedForm form, Collection<String> keys) {
        var byClass = form.form().fields().stream()
                .filter(field -> field.isClassified() && keys.contains(field.key()))
                .collect(Collectors.groupingBy(
                        field -> field.dataClass().orElseThrow(),
                        TreeMap::new,
                        Collectors.mapping(FormField::label, Collectors.joining("、"))));
        return detail("表单 %s 第 %d 版".formatted(form.form().id(), form.version()), byClass);
    }

    /** What it is, and the labels of its answers, by class. */
    public static String detail(String what, Map<String, String> labelsByClass) {
        var text = new StringBuilder(what);
        labelsByClass.forEach((dataClass, labels) -> text.append("；")
                .append(DataClass.find(dataClass).map(DataClass::zh).orElse(dataClass))
                .append("：")
                .append(labels));
        return text.toString();
    }
}
