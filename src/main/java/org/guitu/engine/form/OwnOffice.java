package org.guitu.engine.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.engine.Instances;
import org.guitu.engine.access.People;
import org.guitu.form.Form;
import org.springframework.stereotype.Component;

/**
 * Who fills in a form about a case: facts for the rules of forms that mention them. {@code ownDepartment} is the department of the account,
 * which nobody can type in; {@code ownOfficeWorks} tells whether that department, in a region of the account, recorded something in
 * the case or has a task open in it. {@code recordingDepartments} are those that recorded something in it, wherever. To be called within
 * a command of the engine.
 */
@Component
final class OwnOffice {

    private static final String DEPARTMENT = "ownDepartment";
    private static final String WORKS = "ownOfficeWorks";
    private static final String RECORDING = "recordingDepartments";

    private final Dossier dossier;
    private final People people;

    OwnOffice(Dossier dossier, People people) {
        this.dossier = dossier;
        this.people = people;
    }

    /** Those of the facts that the form mentions; nothing is looked for otherwise. */
    Map<String, Object> facts(Form form, CaseNumber caseNumber) {
        var facts = facts(form);
        var person = Context.getCommandContext().getAuthentication();
        if (form.mentions(WORKS)) {
            facts.put(WORKS, hasRecorded(person, caseNumber) || hasTask(person, caseNumber));
        }
        if (form.mentions(RECORDING)) {
            facts.put(
                    RECORDING,
                    dossier.offices(caseNumber).stream()
                            .map(Dossier.Office::department)
                            .distinct()
                            .toList());
        }
        return facts;
    }

    /** The same where there is no case yet. */
    Map<String, Object> facts(Form form) {
        var facts = new HashMap<String, Object>();
        if (form.mentions(DEPARTMENT)) {
            var person = Context.getCommandContext().getAuthentication();
            facts.put(DEPARTMENT, people.departmentOf(person).orElse(null));
        }
        return facts;
    }

    private boolean hasRecorded(Authentication person, CaseNumber caseNumber) {
        var regions = Objects.requireNonNullElse(person.getTenantIds(), List.<String>of());
        return people.departmentOf(person)
                .filter(own -> dossier.offices(caseNumber).stream()
                        .anyMatch(office -> office.department().equals(own) && regions.contains(office.region())))
                .isPresent();
    }

    private boolean hasTask(Authentication person, CaseNumber caseNumber) {
        var policy = people.policyOf(person);
        return Instances.inAllRegions(() -> Context.getProcessEngineConfiguration()
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber.value())
                .list()
                .stream()
                .map(TaskEntity.class::cast)
                .anyMatch(policy::isIn));
    }
}
