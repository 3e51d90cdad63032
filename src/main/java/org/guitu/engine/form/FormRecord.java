package org.guitu.engine.form;

import java.time.InstantSource;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.DossierEntry;
import org.guitu.casefile.upkeep.FormerFacts;
import org.guitu.engine.Refusal;
import org.guitu.engine.access.People;
import org.guitu.engine.model.FormStore.DeployedForm;
import org.guitu.engine.person.LivePerson;
import org.springframework.stereotype.Component;

/** Writes the personal answers of a form into the dossier, in the name and for the department of whoever filled it in. */
@Component
public final class FormRecord {

    private final Dossier dossier;
    private final People people;
    private final LivePerson persons;
    private final FormerFacts formerFacts;
    private final InstantSource clock;

    FormRecord(Dossier dossier, People people, LivePerson persons, FormerFacts formerFacts, InstantSource clock) {
        this.dossier = dossier;
        this.people = people;
        this.persons = persons;
        this.formerFacts = formerFacts;
        this.clock = clock;
    }

    /**
     * Adds them in the caller's transaction. What the form says of the person counts from then on.
     *
     * @param task the id of the task whose form it is; {@code null} for a start form
     * @throws AuthorizationException when the person belongs to no department
     */
    public void add(
            CaseNumber caseNumber,
            ProcessInstance instance,
            String task,
            DeployedForm form,
            Authentication person,
            Map<String, Object> answers) {
        var recorded = AnswerValues.classified(form.form(), answers);
        recorded.putAll(formerFacts.of(form.form(), answers));
        var entry = new DossierEntry(
                caseNumber,
                instance.getProcessDefinitionKey(),
                instance.getProcessInstanceId(),
                task,
                form.form().id(),
                form.version(),
                person.getUserId(),
                people.departmentOf(person)
                        .orElseThrow(() -> Refusal.forbidden("您的账户没有所属部门，请系统管理员在“账户管理”（/accounts）补上。")),
                instance.getTenantId(),
                clock.instant(),
                recorded);
        persons.learn(caseNumber, answers, () -> dossier.add(entry));
    }

    /** What is known of the person of one case is known in another of the same person. */
    public void carryOver(CaseNumber from, CaseNumber to) {
        persons.carryOver(from, to);
    }
}
