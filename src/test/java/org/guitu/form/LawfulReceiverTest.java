package org.guitu.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guitu.engine.expression.ConditionsForTests;
import org.junit.jupiter.api.Test;

/** To whom a child may go home, over all answers of the form decide-way-home. */
class LawfulReceiverTest {

    private static final List<String> KIN = List.of("grandparent", "sibling", "other-relative");
    private static final List<String> AGREED_TO = List.of("other-relative", "none-kin", "organisation");

    private final Conditions conditions =
            ConditionsForTests.at(InstantSource.fixed(Instant.parse("2026-03-02T01:00:00Z")));
    private final Form form = FormFiller.packaged("decide-way-home");

    @Test
    void anotherGuardianIsKinOrAgreedToWillingAbleAndNeverLinkedToTheBuyer() {
        answers("home-to-guardian", "grandparent", "sibling", "other-relative", "none-kin", "organisation")
                .forEach(answers ->
                        assertThat(isCleared(answers)).as("%s", answers).isEqualTo(mayBeGuardian(answers)));
    }

    @Test
    void onlyParentsWhoTookNoPartReceiveTheirChild() {
        answers("home-to-parents", "father", "mother").forEach(answers -> assertThat(isCleared(answers))
                .as("%s", answers)
                .isEqualTo(answers.get("homeLink").equals("clear")
                        && answers.get("kinshipProof").equals("verified")
                        && answers.get("parentsCheck").equals("clear")
                        && answers.get("familySuitable").equals("suitable")));
    }

    private static boolean mayBeGuardian(Map<String, Object> answers) {
        var relation = answers.get("receiverRelation");
        return answers.get("homeLink").equals("clear")
                && answers.get("familySuitable").equals("suitable")
                && answers.get("receiverCapacity").equals("yes")
                && answers.get("receiverWilling").equals("written")
                && (!KIN.contains(relation) || answers.get("kinshipProof").equals("verified"))
                && (!AGREED_TO.contains(relation)
                        || !answers.get("receiverConsentBy").equals("none"))
                && (!answers.get("whyNotParents").equals("entrusted")
                        || answers.get("parentsCheck").equals("clear"));
    }

    private static Stream<Map<String, Object>> answers(String way, String... relations) {
        return each(
                        Map.of("wayHomeOutcome", way, "minor", true, "earlierInOrder", "none"),
                        "receiverRelation",
                        relations)
                .flatMap(known -> each(known, "identificationOutcome", "identified"))
                .flatMap(known -> each(known, "homeLink", "clear", "open", "buyer-linked"))
                .flatMap(known -> each(known, "kinshipProof", "verified", "not-yet"))
                .flatMap(known -> each(known, "parentsCheck", "clear", "involved"))
                .flatMap(known -> each(known, "familySuitable", "suitable", "unsuitable"))
                .flatMap(known -> each(known, "receiverCapacity", "yes", "no"))
                .flatMap(known -> each(known, "receiverWilling", "written", "oral"))
                .flatMap(known -> each(known, "receiverConsentBy", "village-committee", "none"))
                .flatMap(known -> each(known, "whyNotParents", "dead", "unable", "revoked", "entrusted"));
    }

    private static Stream<Map<String, Object>> each(Map<String, Object> known, String question, String... answers) {
        return Stream.of(answers).map(answer -> {
            var all = new HashMap<>(known);
            all.put(question, answer);
            return all;
        });
    }

    private boolean isCleared(Map<String, Object> answers) {
        var context = new HashMap<String, Object>();
        form.fields().forEach(field -> context.put(field.key(), null));
        context.putAll(answers);
        for (String computed : List.of("receiverKind", "homeCheck")) {
            context.put(
                    computed,
                    conditions.value(form.field(computed).orElseThrow().expression(), context));
        }
        return "cleared".equals(context.get("homeCheck"));
    }
}
