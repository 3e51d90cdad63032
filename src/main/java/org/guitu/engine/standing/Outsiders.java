package org.guitu.engine.standing;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.audit.EventKind;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.RefusedForms;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.form.CommonFacts;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whoever starts something in a case that the own office does not work on. Who is responsible for the case is told of it, and so are the
 * supervisors of its region; what is refused is an event of the trail that stays.
 *
 * <p>To be called within a command of the engine.
 */
@Component
public final class Outsiders {

    private final OwnOffice office;
    private final StatedGrounds grounds;
    private final EntryNotices notices;
    private final EngineAudit audit;
    private final TransactionTemplate ownTransaction;
    private final InstantSource clock;

    Outsiders(
            OwnOffice office,
            StatedGrounds grounds,
            EntryNotices notices,
            EngineAudit audit,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        this.office = office;
        this.grounds = grounds;
        this.notices = notices;
        this.audit = audit;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /**
     * On what somebody starts something in that case: empty for an office that works on it, otherwise the ground that the answers state.
     *
     * @param region the one that handles the case
     * @throws ProcessEngineException the {@link #refusal} of whoever has neither
     */
    public Optional<StatedGround> groundOf(
            Authentication person, CaseNumber caseNumber, String region, Form form, Map<String, Object> answers) {
        if (office.worksOn(person, caseNumber, region)) {
            return Optional.empty();
        }
        return Optional.of(StatedGround.of(answers).orElseThrow(() -> refusal(form, caseNumber.value())));
    }

    /** Whether the person needs no ground there. */
    public boolean isInside(Authentication person, CaseNumber caseNumber, String region) {
        return office.worksOn(person, caseNumber, region);
    }

    /** Whether that form takes a ground. */
    public static boolean areLetIn(Form form) {
        return StatedGround.mayBeStated(form);
    }

    /**
     * The one answer to whoever names no case that the own office works on. It is the same for every number and every reason; the trail
     * keeps it, whatever becomes of the command at hand.
     */
    public ProcessEngineException refusal(Form form, String typed) {
        ownTransaction.executeWithoutResult(status -> audit.record(
                EventKind.CASE_REFUSED,
                CaseNumber.find(typed).map(CaseNumber::value).orElse(null),
                form.id(),
                null,
                null));
        var question = form.field(CommonFacts.CASE_NUMBER).map(FormField::label).orElse(CommonFacts.CASE_NUMBER);
        return RefusedForms.refusal(
                CommonFacts.CASE_NUMBER,
                "“%s”：没有您的部门可以办理的个案：编号不对，或由别的部门、别的地区办理。请逐位核对；%s"
                        .formatted(
                                question,
                                StatedGround.mayBeStated(form) ? "确须办理的，写明办理依据；写明了仍不能提交的，请联系民政部门" : "确须办理的，请联系民政部门"));
    }

    /** Notes that something was started on a ground, and tells those who are responsible for the case, in the transaction at hand. */
    public void entered(
            CaseNumber caseNumber,
            String region,
            ProcessInstance instance,
            StatedGround ground,
            Authentication person) {
        var now = clock.instant();
        var department = office.departmentOf(person);
        grounds.add(instance.getId(), caseNumber, person.getUserId(), department, ground, now);
        audit.record(EventKind.GROUND_STATED, caseNumber.value(), ground.zh(), instance.getId(), null);
        notices.tell(caseNumber, region, department, ground, now);
    }
}
