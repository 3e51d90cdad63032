package org.guitu.assessment.engine;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.guitu.assessment.engine.Parts.Part;
import org.guitu.casefile.AnswerPlace.Origin;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.engine.access.FieldAccess;
import org.guitu.engine.form.FormFeature;
import org.guitu.engine.model.FormStore;
import org.guitu.form.AnswerWords;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.guitu.office.China;
import org.guitu.office.Directory;
import org.springframework.stereotype.Component;

/**
 * What a form may know of the parts that departments gave to the joint assessment of its case: facts for the rules of forms that mention them.
 *
 * <p>{@code assessmentParts} says them in words, one line for each department with the day, as far as the reader may read each class on that
 * form; {@code partsMissing} who has not answered yet. {@code partNeeds} and {@code partFindings} are the codes that any of them gave.
 */
@Component
final class AssessmentFacts implements FormFeature {

    private static final String WORDS = "assessmentParts";
    private static final String MISSING = "partsMissing";
    private static final Set<String> NAMES = Set.of(WORDS, MISSING, PartQuestions.NEEDS, PartQuestions.FINDINGS);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("y年M月d日");

    private final Dossier dossier;
    private final FormStore forms;
    private final FieldAccess access;
    private final Directory directory;

    AssessmentFacts(Dossier dossier, FormStore forms, FieldAccess access, Directory directory) {
        this.dossier = dossier;
        this.forms = forms;
        this.access = access;
        this.directory = directory;
    }

    @Override
    public Enquiry enquiry(Occasion occasion) {
        var mentioned = NAMES.stream().filter(occasion.form()::mentions).collect(Collectors.toSet());
        boolean isPart = occasion.form().id().equals(PartQuestions.FORM);
        return isPart
                        || mentioned.isEmpty()
                        || occasion.caseNumber().isEmpty()
                        || occasion.task().isEmpty()
                ? Map::of
                : new OfCase(occasion, occasion.caseNumber().get(), mentioned);
    }

    /** What was given in one case, as one reader may read it on one form. */
    private final class OfCase implements Enquiry {

        private final Form readOn;
        private final Authentication reader;
        private final CaseNumber caseNumber;
        private final Set<String> mentioned;
        private Map<String, Object> facts;

        private OfCase(Occasion occasion, CaseNumber caseNumber, Set<String> mentioned) {
            this.readOn = occasion.form();
            this.reader = occasion.person();
            this.caseNumber = caseNumber;
            this.mentioned = mentioned;
        }

        @Override
        public Map<String, Object> facts() {
            if (facts == null) {
                facts = found(Parts.of(caseNumber));
            }
            return facts;
        }

        /** Words leave the server only in a field with a class. */
        @Override
        public Set<String> hidden() {
            return Set.of(WORDS);
        }

        private Map<String, Object> found(Parts parts) {
            var found = new HashMap<String, Object>();
            found.put(PartQuestions.NEEDS, codes(parts, PartQuestions.NEEDS));
            found.put(PartQuestions.FINDINGS, codes(parts, PartQuestions.FINDINGS));
            found.put(MISSING, parts.missing().isEmpty() ? null : names(parts.missing()));
            if (mentioned.contains(WORDS)) {
                found.put(WORDS, parts.given().isEmpty() ? null : words(parts));
            }
            found.keySet().retainAll(mentioned);
            return found;
        }

        private String words(Parts parts) {
            var form = forms.latest(PartQuestions.FORM, Context.getCommandContext())
                    .orElseThrow()
                    .form();
            return parts.given().entrySet().stream()
                    .map(given -> line(given.getKey(), given.getValue(), form))
                    .collect(Collectors.joining("\n"));
        }

        private String line(String department, Part part, Form form) {
            var readable = form.fields().stream()
                    .filter(field -> field.dataClass()
                            .filter(dataClass -> !field.isReadOnly()
                                    && access.permits(
                                            reader, new Origin(form.id(), field.key(), dataClass), readOn.id()))
                            .isPresent())
                    .map(FormField::key)
                    .toList();
            var answers = new HashMap<>(part.answers());
            answers.putAll(dossier.latest(caseNumber, readable, List.of(part.instance())));
            var said = new ArrayList<String>();
            for (FormField field : form.fields()) {
                if (field.kind() != FormField.Kind.COMPUTED && answers.get(field.key()) != null) {
                    said.add(AnswerWords.of(form.field(field.key()), answers.get(field.key())));
                }
            }
            return "%s（%s）：%s"
                    .formatted(
                            directory.department(department).zh(),
                            DAY.format(LocalDate.ofInstant(part.at(), China.ZONE)),
                            String.join("；", said));
        }
    }

    private static List<Object> codes(Parts parts, String question) {
        return parts.given().values().stream()
                .flatMap(part -> part.codes(question))
                .distinct()
                .toList();
    }

    private String names(List<String> departments) {
        return departments.stream()
                .map(department -> directory.department(department).zh())
                .collect(Collectors.joining("、"));
    }
}
