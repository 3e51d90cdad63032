package org.guitu.engine.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.DossierEntry;
import org.guitu.engine.form.FormFeature.Enquiry;
import org.guitu.engine.form.FormFeature.Occasion;
import org.springframework.stereotype.Component;

/** All features that offer facts to forms, asked as one. */
@Component
final class FormFeatures {

    private final List<FormFeature> features;

    FormFeatures(List<FormFeature> features) {
        this.features = List.copyOf(features);
    }

    Enquiry enquiry(Occasion occasion) {
        return new All(
                features.stream().map(feature -> feature.enquiry(occasion)).toList());
    }

    private record All(List<Enquiry> enquiries) implements Enquiry {

        @Override
        public Map<String, Object> facts() {
            return together(Enquiry::facts);
        }

        @Override
        public Set<String> hidden() {
            return enquiries.stream()
                    .flatMap(enquiry -> enquiry.hidden().stream())
                    .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public void opened() {
            enquiries.forEach(Enquiry::opened);
        }

        @Override
        public Map<String, Object> factsWith(Map<String, Object> answers, Map<String, DossierEntry.Answer> learnt) {
            return together(enquiry -> enquiry.factsWith(answers, learnt));
        }

        @Override
        public void settle(CaseNumber caseNumber, Map<String, Object> answers) {
            enquiries.forEach(enquiry -> enquiry.settle(caseNumber, answers));
        }

        private Map<String, Object> together(Function<Enquiry, Map<String, Object>> what) {
            var facts = new HashMap<String, Object>();
            enquiries.forEach(enquiry -> facts.putAll(what.apply(enquiry)));
            return facts;
        }
    }
}
