package org.guitu.consent.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.catalogue.Service;
import org.guitu.consent.Consent;
import org.guitu.consent.Consents;
import org.guitu.consent.GivenConsent;
import org.guitu.consent.engine.Grounds.AtCase;
import org.guitu.engine.form.FormFeature;
import org.guitu.engine.model.DeployedCatalogue;
import org.springframework.stereotype.Component;

/**
 * What a form may know of consent, for the rules that mention it, and what its answers change of it.
 *
 * <p>{@code consentMissing}: the process of the form's task lacks the consent that it rests on, and {@code consentWords} says which and how it
 * is got. {@code missingConsents}: the services that no plan may hold yet, each with {@code process} and {@code words}.
 * {@code sharedWith}: the recipients whom the person lets have something ({@link AtCase#sharedWith}).
 */
@Component
final class ConsentForms implements FormFeature {

    static final String MISSING = "consentMissing";

    private static final String WORDS = "consentWords";
    private static final String MISSING_IN_PLAN = "missingConsents";
    private static final String SHARED = "sharedWith";
    private static final String WITHHELD = "infoWithheld";

    private final Grounds grounds;
    private final Consents consents;
    private final Dossier dossier;

    ConsentForms(Grounds grounds, Consents consents, Dossier dossier) {
        this.grounds = grounds;
        this.consents = consents;
        this.dossier = dossier;
    }

    @Override
    public Enquiry enquiry(Occasion occasion) {
        return new OfCase(occasion);
    }

    private final class OfCase implements Enquiry {

        private final Occasion occasion;
        private final Optional<AtCase> at;

        private OfCase(Occasion occasion) {
            this.occasion = occasion;
            this.at = occasion.caseNumber()
                    .map(number -> grounds.at(
                            number,
                            occasion.task().map(task -> task.getExecution()).orElse(null)));
        }

        @Override
        public Map<String, Object> facts() {
            var facts = new HashMap<String, Object>();
            at.ifPresent(asked -> occasion.caseNumber().ifPresent(number -> collect(asked, number, facts)));
            return facts;
        }

        private void collect(AtCase asked, CaseNumber number, Map<String, Object> facts) {
            var form = occasion.form();
            if (form.mentions(MISSING) || form.mentions(WORDS)) {
                var missing = occasion.task()
                        .flatMap(task ->
                                asked.missing(task.getProcessDefinition().getKey()));
                facts.put(MISSING, missing.isPresent());
                facts.put(WORDS, missing.orElse(null));
            }
            if (form.mentions(MISSING_IN_PLAN)) {
                facts.put(MISSING_IN_PLAN, missingInPlan(asked));
            }
            if (form.mentions(SHARED)) {
                facts.put(SHARED, List.copyOf(asked.sharedWith()));
            }
            if (form.mentions(WITHHELD)) {
                facts.put(
                        WITHHELD,
                        dossier.latest(number, List.of(GivenConsent.WITHHELD)).get(GivenConsent.WITHHELD) != null);
            }
        }

        @Override
        public Set<String> hidden() {
            return Set.of(WORDS, MISSING_IN_PLAN);
        }

        @Override
        public void settle(CaseNumber caseNumber, Map<String, Object> answers) {
            if (Consent.isIn(answers)) {
                var before = at.orElseGet(() -> grounds.at(caseNumber, null)).consent();
                var now = before.with(answers);
                if (!now.equals(before)) {
                    consents.store(caseNumber, now);
                    tellJourney(caseNumber, before, now);
                }
            }
        }
    }

    /** What is agreed to besides is what the next plan goes by; what is not any more reaches it by a message. */
    private void tellJourney(CaseNumber caseNumber, Consent before, Consent now) {
        if (!now.services().equals(before.services()) && now.services().containsAll(before.services())) {
            dossier.journeyOf(caseNumber)
                    .map(Context.getCommandContext().getExecutionManager()::findExecutionById)
                    .ifPresent(journey -> journey.setVariable(Consent.SERVICES, new ArrayList<>(now.services())));
        }
    }

    private static List<Map<String, Object>> missingInPlan(AtCase asked) {
        return DeployedCatalogue.ofCommand().services().all().stream()
                .map(Service::code)
                .flatMap(code -> asked.missingInPlan(code).stream()
                        .map(words -> Map.<String, Object>of("process", code, "words", words)))
                .toList();
    }
}
