package org.guitu.engine.form;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.expression.Decisions;
import org.guitu.engine.expression.LiveFacts;
import org.guitu.engine.form.FormFeature.Enquiry;
import org.guitu.engine.form.FormFeature.Occasion;
import org.guitu.form.CommonFacts;
import org.guitu.form.Form;
import org.guitu.form.FormCheck;
import org.guitu.form.FormField;
import org.guitu.form.FormRefusal;
import org.guitu.form.WaitBounds;
import org.guitu.form.WaitBounds.Answering;
import org.springframework.stereotype.Component;

/** Which of the answers that somebody sent are accepted: what the form asks, by all that is known of the case. */
@Component
final class Acceptance {

    private static final Answering STARTING = new Answering(null, null);

    private final Decisions decisions;
    private final CaseState caseState;
    private final LiveFacts live;
    private final FormFeatures features;
    private final WaitBounds waits;
    private final InstantSource clock;

    Acceptance(
            Decisions decisions,
            CaseState caseState,
            LiveFacts live,
            FormFeatures features,
            WaitBounds waits,
            InstantSource clock) {
        this.decisions = decisions;
        this.caseState = caseState;
        this.live = live;
        this.features = features;
        this.waits = waits;
        this.clock = clock;
    }

    /** Begins to ask the features for a form that is submitted. */
    Enquiry enquiry(Occasion occasion) {
        return features.enquiry(occasion);
    }

    /**
     * The answers to a form that starts something; see {@link FormCheck#accept}.
     *
     * @throws FormRefusal when they are not what the form asks
     */
    Map<String, Object> accept(Form form, Map<String, Object> sent) {
        return accept(form, sent, caseState.factsOfStarter(form), STARTING);
    }

    /**
     * The answers to a form that opens a case; see {@link FormCheck#accept}.
     *
     * @throws FormRefusal when they are not what the form asks
     */
    Map<String, Object> accept(Form form, Map<String, Object> sent, Enquiry enquiry) {
        var facts = new HashMap<>(caseState.factsOfStarter(form));
        facts.putAll(enquiry.facts());
        return acceptBy(enquiry, form, sent, facts, STARTING);
    }

    /**
     * The answers to a form that starts something in a case that there is; see {@link FormCheck#accept}.
     *
     * @param known the facts of the case, which the transaction at hand has locked
     * @throws FormRefusal when they are not what the form asks, or do not fit what runs in the case
     */
    Map<String, Object> accept(Form form, Map<String, Object> sent, CaseFacts known, Enquiry enquiry) {
        var facts = new HashMap<>(known.facts());
        facts.putAll(live.of(known.caseNumber().value()));
        facts.putAll(caseState.factsOfHeld(form, known.caseNumber()));
        facts.putAll(enquiry.facts());
        return acceptBy(enquiry, form, sent, facts, STARTING);
    }

    /** Why the form starts nothing in the case as it is now, whatever else is answered; nothing where it would. */
    List<String> refusals(Form form, CaseFacts known) {
        var facts = new HashMap<>(known.facts());
        facts.putAll(live.of(known.caseNumber().value()));
        facts.putAll(caseState.factsOfHeld(form, known.caseNumber()));
        return new FormCheck(form, decisions, clock.instant())
                .broken(CommonFacts.CASE_NUMBER, known.caseNumber().value(), facts);
    }

    /**
     * The answers to a task's form; see {@link FormCheck#accept}.
     *
     * @param known what earlier steps of the case know; gets what the form asks about other cases and processes besides
     * @param enquiry what features know for the form
     * @param by who answers which task's form
     * @throws FormRefusal when they are not what the form asks, or the form shows something else by now
     */
    Map<String, Object> accept(
            Form form,
            Map<String, Object> sent,
            Map<String, Object> known,
            CaseNumber caseNumber,
            Enquiry enquiry,
            Answering by) {
        known.putAll(live.of(caseNumber.value()));
        form.fields().stream().filter(FormField::isReadOnly).forEach(field -> field.prefillFrom()
                .ifPresent(fact -> known.put(field.key(), known.get(fact))));
        known.putAll(enquiry.facts());
        known.putAll(caseState.facts(form, caseNumber));
        refuseStale(form, sent, known);
        return acceptBy(enquiry, form, sent, known, by);
    }

    private Map<String, Object> acceptBy(
            Enquiry enquiry, Form form, Map<String, Object> sent, Map<String, Object> known, Answering by) {
        var answers = accept(form, sent, known, by);
        var changed = enquiry.factsWith(answers, AnswerValues.classified(form, answers));
        if (changed.isEmpty()) {
            return answers;
        }
        known.putAll(changed);
        return accept(form, sent, known, by);
    }

    private Map<String, Object> accept(Form form, Map<String, Object> sent, Map<String, Object> known, Answering by) {
        return new FormCheck(form, decisions, clock.instant(), (field, facts) -> field.longestWait()
                        .flatMap(row -> waits.lastDay(row, by, facts)))
                .accept(sent, known);
    }

    /** Whoever answers must have seen what the questions are about. */
    private void refuseStale(Form form, Map<String, Object> sent, Map<String, Object> known) {
        for (FormField field : form.fields()) {
            var seen = sent.get(field.key());
            if (seen != null
                    && field.shows()
                            .filter(feel -> !Objects.equals(orNothing(seen), orNothing(decisions.value(feel, known))))
                            .isPresent()) {
                throw new FormRefusal(field.key(), "“%s”在填写期间有变化，请重新打开这项任务，看清后再填".formatted(field.label()));
            }
        }
    }

    /** The browser sends an empty text for a field that shows nothing. */
    private static Object orNothing(Object shown) {
        return "".equals(shown) ? null : shown;
    }
}
