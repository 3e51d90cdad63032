package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.gate.invariant.InvariantRule;
import org.guitu.gate.proof.Proofs;
import org.guitu.gate.whole.Whole;
import org.guitu.office.Directory;
import org.guitu.testing.PackagedModels;
import org.guitu.xml.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** Every rule holds in the packaged models, and is missed by a slip that breaks it. */
class InvariantsTest {

    private static final InvariantRule RULE = new InvariantRule(new Proofs(Directory.packaged()));

    /** Row, and what is changed: file, text, other text, and so on. */
    static Stream<Arguments> slips() {
        return Stream.of(
                slip("approvals-by-another", "assistance-plan.bpmn", "name=\"notCompletedBy\"", "name=\"newRound\""),
                slip(
                        "no-disclosure-unheeded",
                        "enrol.form",
                        "\"key\": \"withheldHeeded\"",
                        "\"key\": \"withheldSeen\""),
                slip(
                        "unfounded-by-another",
                        "report-verification.bpmn",
                        to("what-was-found", "confirm-unfounded"),
                        to("what-was-found", "which-finding")),
                slip(
                        "no-victim-by-another",
                        "person-screening.bpmn",
                        to("what-was-found", "confirm-screening"),
                        to("what-was-found", "which-finding")),
                slip(
                        "kin-verified",
                        "relatives.bpmn",
                        "kinshipOutcome == 'verified' ||",
                        "kinshipOutcome == 'not-related' ||"),
                slip(
                        "identified-by-relatives",
                        "identification.bpmn",
                        "relativesOutcome == 'relatives-ready'",
                        "relativesOutcome == 'search-on'"),
                slip(
                        "child-goes-home-approved",
                        "return-home.bpmn",
                        "wayHomeOutcome == 'home-own' &amp;&amp; homeCheck == 'cleared' &amp;&amp; familyParted == 'no'",
                        "wayHomeOutcome == 'home-own' &amp;&amp; familyParted == 'no'"),
                slip(
                        "child-to-verified-parents",
                        "decide-way-home.form",
                        "kinshipProof = \\\"verified\\\"",
                        "kinshipProof != null"),
                slip(
                        "not-to-buyers",
                        "placement.bpmn",
                        "placementOutcome != 'moved-in' &amp;&amp; carerCheck == 'clear'",
                        "placementOutcome != 'moved-in' &amp;&amp; carerCheck != 'open'",
                        "decide-placement.form",
                        "carerCheck = \\\"buyer-linked\\\" or ",
                        ""),
                slip(
                        "families-checked",
                        "placement.bpmn",
                        " &amp;&amp; placementType != 'foster'",
                        "",
                        "decide-placement.form",
                        "placementType = \\\"foster\\\" or ",
                        ""),
                slip(
                        "kin-checked",
                        "placement.bpmn",
                        " &amp;&amp; placementType != 'kin'",
                        "",
                        "decide-placement.form",
                        "placementType = \\\"kin\\\" or ",
                        ""),
                slip(
                        "children-not-alone",
                        "placement.bpmn",
                        " &amp;&amp; minor == false &amp;&amp; separationOutcome",
                        " &amp;&amp; separationOutcome"),
                slip(
                        "separation-by-another",
                        "placement.bpmn",
                        to("is-placement-decided", "approve-separation"),
                        to("is-placement-decided", "is-place-safe")),
                slip(
                        "plan-approved",
                        "assistance-plan.bpmn",
                        "planOutcome == 'approved' &amp;&amp; draftPlanOutcome == 'drafted'",
                        "draftPlanOutcome == 'drafted'"),
                slip(
                        "closure-approved",
                        "rescue-case.bpmn",
                        to("is-closure-due", "approve-closure"),
                        to("is-closure-due", "is-closure-approved")),
                slip(
                        "early-closure-approved",
                        "close-early.bpmn",
                        "approveEarlyClosureOutcome == 'approved'",
                        "approveEarlyClosureOutcome != 'returned'"),
                slip(
                        "second-interview-approved",
                        "interview.bpmn",
                        to("is-second-requested", "approve-second-interview"),
                        to("is-second-requested", "prepare-interview")),
                slip(
                        "child-interviewed-accompanied",
                        "prepare-interview.form",
                        "(minor = true and not((if attendees",
                        "(minor = true and ageYears = 3 and not((if attendees"),
                slip(
                        "woman-interviewed-by-woman",
                        "prepare-interview.form",
                        "(sex = \\\"female\\\" and not((if attendees",
                        "(sex = \\\"male\\\" and not((if attendees"),
                slip(
                        "adoption-guarded",
                        "adoption.bpmn",
                        to("is-adopter-suitable", "hear-adoptee"),
                        to("is-adopter-suitable", "approve-adoption")),
                slip(
                        "age-by-another",
                        "determine-age.bpmn",
                        to("is-age-assessed", "confirm-age"),
                        to("is-age-assessed", "what-was-confirmed")),
                slip(
                        "corrections-by-another",
                        "correct-person.bpmn",
                        "approveCorrectionOutcome == 'approved'",
                        "approveCorrectionOutcome != 'later'"),
                slip(
                        "guardian-changed-by-another",
                        "change-guardian.bpmn",
                        "approveGuardianOutcome == 'approved'",
                        "approveGuardianOutcome != 'later'"),
                slip(
                        "export-approved",
                        "person-export.bpmn",
                        "approveExportOutcome == 'approved'",
                        "approveExportOutcome != 'later'"),
                slip(
                        "hold-lifted-by-another",
                        "legal-hold.bpmn",
                        "liftHoldOutcome == 'approved'",
                        "liftHoldOutcome != 'later'"),
                slip(
                        "no-incident-by-another",
                        "data-incident.bpmn",
                        to("is-it-a-leak", "confirm-no-incident"),
                        to("is-it-a-leak", "is-it-confirmed")));
    }

    private static Arguments slip(String row, String... changes) {
        return arguments(row, List.of(changes));
    }

    private static String to(String source, String target) {
        return "sourceRef=\"%s\" targetRef=\"%s\"".formatted(source, target);
    }

    @Test
    void everyRuleHoldsInThePackagedModels() {
        assertThat(check(List.of())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slips")
    void aSlipThatBreaksTheRuleIsFound(String row, List<String> changes) {
        assertThat(check(changes))
                .as("found")
                .isNotEmpty()
                .allMatch(problem -> problem.file().endsWith(".bpmn"))
                .anyMatch(problem -> problem.text().contains("'" + row + "'"));
    }

    @Test
    void everyRowIsTested() throws SAXException {
        var rows = Xml.all(Xml.read(PackagedModels.file("invariants.dmn").content()), "rule").stream()
                .map(rule -> rule.getAttribute("id"));
        assertThat(slips().map(slip -> (String) slip.get()[0])).containsExactlyElementsOf(rows.toList());
    }

    private static List<Problem> check(List<String> changes) {
        var files = new ArrayList<ModelFile>();
        for (ModelFile file : PackagedModels.all()) {
            var text = new String(file.content(), StandardCharsets.UTF_8);
            for (int i = 0; i < changes.size(); i += 3) {
                if (file.shortName().equals(changes.get(i))) {
                    assertThat(text).contains(changes.get(i + 1));
                    text = text.replace(changes.get(i + 1), changes.get(i + 2));
                }
            }
            files.add(new ModelFile(file.name(), text.getBytes(StandardCharsets.UTF_8)));
        }
        return RULE.check(new Whole(files, List.of(), List.of()));
    }
}
