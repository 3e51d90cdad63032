package org.guitu.engine.standing;

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
import org.guitu.engine.Refusal;
import org.guitu.engine.access.People;
import org.guitu.form.Form;
import org.springframework.stereotype.Component;

/**
 * Who fills in a form about a case: facts for the rules of forms that mention them. {@code ownDepartment} is the department of the account,
 * which nobody can type in; {@code recordingDepartments} are those that recorded something in it, wherever. To be called within a
 * command of the engine.
 *
 * <p>An office works on a case when the department, in a region of the account, recorded something in it or has a task open in it. Whoever
 * supervises the region that handles the case has to do with it as well; what was started on a stated ground alone makes nobody's office one
 * that works on it.
 */
@Component
public final class OwnOffice {

    private static final String DEPARTMENT = "ownDepartment";
    private static final String RECORDING = "recordingDepartments";

    private final Dossier dossier;
    private final People people;

    OwnOffice(Dossier dossier, People people) {
        this.dossier = dossier;
        this.people = people;
    }

    /**
     * Whether the person's office works on that case.
     *
     * @param region the one that handles it
     */
    boolean worksOn(Authentication person, CaseNumber caseNumber, String region) {
        var policy = people.policyOf(person);
        return policy.supervisor() && policy.regions().contains(region)
                || hasRecorded(person, caseNumber)
                || hasTask(person, caseNumber);
    }

    /** Those of the facts that the form mentions; nothing is looked for otherwise. */
    public Map<String, Object> facts(Form form, CaseNumber caseNumber) {
        var facts = facts(form);
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
    public Map<String, Object> facts(Form form) {
        var facts = new HashMap<String, Object>();
        if (form.mentions(DEPARTMENT)) {
            var person = Context.getCommandContext().getAuthentication();
            facts.put(DEPARTMENT, people.departmentOf(person).orElse(null));
        }
        return facts;
    }

    /** The department that the person acts for. */
    String departmentOf(Authentication person) {
        return people.departmentOf(person)
                .orElseThrow(() -> Refusal.forbidden("您的账户没有所属部门，请系统管理员在“账户管理”（/accounts）补上。"));
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
