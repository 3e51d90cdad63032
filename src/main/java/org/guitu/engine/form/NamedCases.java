package org.guitu.engine.form;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.ClosedCases;
import org.guitu.casefile.Dossier;
import org.guitu.engine.Refusal;
import org.guitu.engine.RefusedForms;
import org.guitu.engine.standing.Outsiders;
import org.guitu.engine.standing.StatedGround;
import org.guitu.form.CommonFacts;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.guitu.office.China;
import org.springframework.stereotype.Component;

/**
 * The case that a start form names, for whoever may start something in it: an office that works on it, or somebody who states a ground where
 * the form takes one. To all others no number is told apart from another.
 */
@Component
public final class NamedCases {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Dossier dossier;
    private final ClosedCases closedCases;
    private final ReportFiles reports;
    private final Outsiders outsiders;
    private final Acceptance acceptance;

    NamedCases(
            Dossier dossier, ClosedCases closedCases, ReportFiles reports, Outsiders outsiders, Acceptance acceptance) {
        this.dossier = dossier;
        this.closedCases = closedCases;
        this.reports = reports;
        this.outsiders = outsiders;
        this.acceptance = acceptance;
    }

    /**
     * The case as the form's sender may act in it.
     *
     * @param ground empty for an office that works on it
     */
    record Named(CaseFacts known, Optional<StatedGround> ground) {}

    Named of(Form form, Map<String, Object> answers, Authentication person) {
        var typed = (String) answers.get(CommonFacts.CASE_NUMBER);
        if (CaseNumber.isMistyped(typed)) {
            throw RefusedForms.refusal(
                    CommonFacts.CASE_NUMBER,
                    "“%s”：编号抄错了，有一位不对或两位颠倒，最后的校验码对不上；请逐位核对"
                            .formatted(form.field(CommonFacts.CASE_NUMBER)
                                    .map(FormField::label)
                                    .orElseThrow()));
        }
        var known = CaseFacts.of(typed, dossier, person)
                .filter(any -> reports.isCase(any.caseNumber()))
                .orElseThrow(() -> outsiders.refusal(form, typed));
        var ground = outsiders.groundOf(person, known.caseNumber(), known.region(), form, answers);
        var named = new Named(known, ground);
        asTold(named, form, () -> {
            refuseDeidentified(known.caseNumber());
            return null;
        });
        return named;
    }

    /** What the start gives. An outsider is not told what the case has against it. */
    <T> T asTold(Named named, Form form, Supplier<T> start) {
        try {
            return start.get();
        } catch (ProcessEngineException refused) {
            throw named.ground().isPresent() && Refusal.isOne(refused)
                    ? outsiders.refusal(form, named.known().caseNumber().value())
                    : refused;
        }
    }

    /** Notes what was started on a ground, if it was. */
    void started(Named named, ProcessInstance instance, Authentication person) {
        named.ground()
                .ifPresent(ground -> outsiders.entered(
                        named.known().caseNumber(), named.known().region(), instance, ground, person));
    }

    /**
     * What the person could start in that case, asked before anything is typed: nothing is locked, and nothing noted. Empty for a case of
     * another region and one whose person was taken out of it. To be called within a command of the engine.
     */
    public Optional<Prospect> prospect(CaseNumber caseNumber, Authentication person) {
        return CaseFacts.seen(caseNumber, dossier, person)
                .filter(any -> reports.isCase(caseNumber))
                .filter(any -> closedCases.deidentifiedAt(caseNumber).isEmpty())
                .map(known -> new Prospect(known, outsiders.isInside(person, caseNumber, known.region()), acceptance));
    }

    /**
     * Whether whoever is at hand may name that case in that form: asked often, while it is filled in. To be called within a command of the
     * engine.
     */
    public boolean mayBeNamed(CaseNumber caseNumber, Form form) {
        var person = Context.getCommandContext().getAuthentication();
        return form.field(CommonFacts.CASE_NUMBER).isPresent()
                && dossier.regionOf(caseNumber)
                        .filter(region -> Objects.requireNonNullElse(person.getTenantIds(), List.of())
                                .contains(region))
                        .filter(region -> reports.isCase(caseNumber))
                        .filter(region -> closedCases.deidentifiedAt(caseNumber).isEmpty())
                        .filter(region -> Outsiders.areLetIn(form) || outsiders.isInside(person, caseNumber, region))
                        .isPresent();
    }

    /** One case as one person would start something in it. */
    public static final class Prospect {

        private final CaseFacts known;
        private final boolean inside;
        private final Acceptance acceptance;

        private Prospect(CaseFacts known, boolean inside, Acceptance acceptance) {
            this.known = known;
            this.inside = inside;
            this.acceptance = acceptance;
        }

        /** Why the form would start nothing now, whatever else is answered; empty for a form that is not for this person. */
        public Optional<List<String>> refusals(Form form) {
            boolean asksForCase = form.field(CommonFacts.CASE_NUMBER).isPresent();
            return asksForCase && (inside || Outsiders.areLetIn(form))
                    ? Optional.of(acceptance.refusals(form, known))
                    : Optional.empty();
        }
    }

    private void refuseDeidentified(CaseNumber caseNumber) {
        closedCases.deidentifiedAt(caseNumber).ifPresent(at -> {
            throw RefusedForms.refusal(
                    "个案 %s 保存期已满，已于%s去标识化，个人信息不再保存，不能再办理".formatted(caseNumber, DAY.format(at.atZone(China.ZONE))));
        });
    }
}
