package org.guitu.family.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.DossierEntry;
import org.guitu.engine.form.FormFeature;
import org.guitu.family.CaseLinks;
import org.guitu.family.FamilyMember;
import org.guitu.family.LinkedCase;
import org.guitu.family.Relation;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.springframework.stereotype.Component;

/**
 * What a form may know of the family of its case: the {@link FamilyFacts}; {@code familyWords}, a line for each linked case as the reader
 * may know of it; {@code familyOfficer}, who is responsible for one of them in the task's region, and {@code familyOfficerOf}, for whom;
 * {@code familyOfReport}, cases of the same report that are not linked; and of a case that it asks for by number, the {@link NamedCase}.
 *
 * <p>A form that asks for the number ({@code "family": "case"}) and the relation ({@code "family": "relation"}) links the two cases when
 * it is submitted.
 */
@Component
class FamilyForms implements FormFeature {

    static final String WORDS = "familyWords";
    static final String MATES = "familyOfReport";
    static final String OFFICER = "familyOfficer";
    static final String OFFICER_OF = "familyOfficerOf";

    private static final List<String> FACTS =
            List.of(FamilyFacts.COUNT, FamilyFacts.CLOSE_KIN, FamilyFacts.MINOR_SIBLINGS);
    private static final String REPORT = "reportNumber";

    private final CaseLinks links;
    private final FamilyFacts facts;
    private final FamilyView view;
    private final FamilyOfficer officer;
    private final ReportMates mates;
    private final NamedCase named;
    private final FamilyLinking linking;

    FamilyForms(
            CaseLinks links,
            FamilyFacts facts,
            FamilyView view,
            FamilyOfficer officer,
            ReportMates mates,
            NamedCase named,
            FamilyLinking linking) {
        this.links = links;
        this.facts = facts;
        this.view = view;
        this.officer = officer;
        this.mates = mates;
        this.named = named;
        this.linking = linking;
    }

    @Override
    public Enquiry enquiry(Occasion occasion) {
        return new OfForm(occasion);
    }

    private final class OfForm implements Enquiry {

        private final Occasion occasion;
        private final Form form;

        private OfForm(Occasion occasion) {
            this.occasion = occasion;
            this.form = occasion.form();
        }

        @Override
        public Map<String, Object> facts() {
            var mentioned = Stream.concat(FACTS.stream(), Stream.of(WORDS, MATES, OFFICER_OF))
                    .filter(form::mentions)
                    .toList();
            if (mentioned.isEmpty()) {
                return Map.of();
            }
            var family = occasion.caseNumber().map(links::linkedTo).orElse(List.of());
            var known = new HashMap<String, Object>();
            for (String name : mentioned) {
                switch (name) {
                    case WORDS -> known.put(WORDS, words(family));
                    case MATES -> known.put(MATES, mates(family));
                    case OFFICER_OF -> known.putAll(officer(family));
                    default -> known.put(name, facts.of(name, family));
                }
            }
            return known;
        }

        private String mates(List<LinkedCase> family) {
            return occasion.caseNumber()
                    .map(number -> mates.words(number, family, occasion.person()))
                    .orElse(null);
        }

        private Map<String, Object> officer(List<LinkedCase> family) {
            return occasion.task()
                    .flatMap(task -> officer.of(family, task.getTenantId(), occasion.person()))
                    .map(found -> Map.<String, Object>of(OFFICER, found.name(), OFFICER_OF, found.of()))
                    .orElse(Map.of());
        }

        private String words(List<LinkedCase> family) {
            return family.isEmpty()
                    ? null
                    : view.of(family, occasion.person()).stream()
                            .map(FamilyMember::words)
                            .collect(Collectors.joining("\n"));
        }

        /** They are shown by a question with a class, to whoever may read that. */
        @Override
        public Set<String> hidden() {
            return Set.of(WORDS, MATES, OFFICER, OFFICER_OF);
        }

        @Override
        public Map<String, Object> factsWith(Map<String, Object> answers, Map<String, DossierEntry.Answer> learnt) {
            return asked("case")
                    .map(number -> (String) answers.get(number.key()))
                    .filter(number -> NamedCase.FACTS.stream().anyMatch(form::mentions))
                    .map(number ->
                            named.facts(number, (String) answers.get(REPORT), occasion.caseNumber(), occasion.person()))
                    .orElse(Map.of());
        }

        @Override
        public void settle(CaseNumber caseNumber, Map<String, Object> answers) {
            var number = asked("case")
                    .map(field -> (String) answers.get(field.key()))
                    .flatMap(CaseNumber::find);
            var relation =
                    asked("relation").map(field -> answers.get(field.key())).flatMap(Relation::find);
            if (number.isPresent() && relation.isPresent()) {
                linking.link(
                        caseNumber,
                        number.get(),
                        relation.get(),
                        occasion.person().getUserId(),
                        form.id(),
                        null);
            }
        }

        private Optional<FormField> asked(String what) {
            return form.field(FormField::family, what);
        }
    }
}
