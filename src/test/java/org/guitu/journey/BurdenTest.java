package org.guitu.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;

/**
 * What an average child's first year asks of those who help, in forms and questions: printed by department, and no more than people can
 * bear.
 *
 * <p>A girl of about nine is found with unknown parents: temporary guardian, children's home, one interview, counselling twice a month for
 * half a year, school with counselling twice a month for two terms, a lawyer until the judgment in the sixth month, parents found by their
 * samples after three weeks, home with them then, visits as the table of intervals says, reviews of the plan. Nobody is late: each step is
 * done within its limit.
 */
class BurdenTest extends AccountsJourney {

    private static final int MOST_TASKS = 60;
    private static final int MOST_QUESTIONS = 450;

    private static final Duration YEAR = Duration.ofDays(365);

    private final List<Done> done = new ArrayList<>();
    private final Map<String, Integer> rounds = new HashMap<>();

    /** A form that was filled in. */
    private record Done(String form, String department, long shown, long required, long readOnly) {}

    @Override
    void submitted(String form, String account, Map<String, Object> known, Map<String, Object> answers) {
        var filler = filler(form);
        var shown = filler.shown(answers, known);
        done.add(new Done(
                form,
                account.replaceAll("-\\d{6}$", ""),
                shown.size(),
                shown.stream()
                        .filter(field -> filler.isNeeded(field, answers, known))
                        .count(),
                filler.shownAgain(answers, known).size()));
    }

    @Test
    void aChildsFirstYearIsNoMoreWorkThanPeopleCanBear() throws IOException {
        var begin = clock.instant();
        open(
                "region=" + COUNTY,
                "sex=female",
                "ageKnown=estimated",
                "estimatedAge=9",
                "identityState=unknown",
                "urgencyLevel=raised");
        live(begin.plus(YEAR));
        print();
        assertThat(done).hasSizeLessThanOrEqualTo(MOST_TASKS);
        assertThat(done.stream().mapToLong(Done::shown).sum()).isLessThanOrEqualTo(MOST_QUESTIONS);
        // Everybody who has a part in such a year has been there, up to the visits at home.
        assertThat(rounds.keySet())
                .contains(
                        "hold-interview",
                        "hold-counselling-session",
                        "approve-plan",
                        "review-plan",
                        "assess-schooling",
                        "school-counselling",
                        "review-term",
                        "record-progress",
                        "verify-kinship",
                        "hand-over-home",
                        "visit");
    }

    /** Whatever is to be done is done in its time until that day: tasks as soon as their work is, waits when they end. */
    private void live(Instant end) throws IOException {
        while (clock.instant().isBefore(end)) {
            var open = desk("supervisor-350400").tasks(caseNumber);
            var ready = open.stream()
                    .filter(task -> !readyAt(task).isAfter(clock.instant()))
                    .findFirst();
            if (ready.isPresent()) {
                var task = ready.get().path("taskDefinitionKey").asText();
                complete(ready.get(), answers(task, rounds.merge(task, 1, Integer::sum), ready.get()));
                continue;
            }
            var timer = timers().stream().min(Comparator.comparing(Job::getDuedate));
            var next = open.stream().map(BurdenTest::readyAt).min(Comparator.naturalOrder());
            if (timer.isPresent()
                    && (next.isEmpty() || timer.get().getDuedate().toInstant().isBefore(next.get()))) {
                moveTo(timer.get().getDuedate().toInstant().plusSeconds(1));
                if (clock.instant().isBefore(end)) {
                    managementService.executeJob(timer.get().getId());
                }
            } else {
                moveTo(next.orElse(end));
            }
        }
    }

    private List<Job> timers() {
        return runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).list().stream()
                .flatMap(instance ->
                        managementService.createJobQuery().processInstanceId(instance.getId()).timers().list().stream())
                .toList();
    }

    /** When the work that the task records has been done. */
    private static Instant readyAt(JsonNode task) {
        var created = OffsetDateTime.parse(
                        task.path("created").asText(), DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ"))
                .toInstant();
        return created.plus(
                switch (task.path("taskDefinitionKey").asText()) {
                    case "assess-needs" -> Duration.ofDays(10);
                    case "draft-plan", "decide-way-home" -> Duration.ofDays(5);
                    case "approve-plan" -> Duration.ofDays(3);
                    case "compare-samples" -> Duration.ofDays(18);
                    case "hold-counselling-session" -> Duration.ofDays(30);
                    case "school-counselling" -> Duration.ofDays(55);
                    case "record-progress" -> Duration.ofDays(58);
                    default -> Duration.ZERO;
                });
    }

    /** A line for each of these days before today. */
    private String rows(String question, int... daysAgo) {
        return question + "="
                + IntStream.of(daysAgo).mapToObj(days -> inDays(-days) + " 示例").collect(Collectors.joining("\n"));
    }

    private String[] answers(String task, int round, JsonNode open) {
        return switch (task) {
            case "assess-age" ->
                with(
                        "assessAgeOutcome=assessed",
                        "ageMethods=[talk, physical]",
                        "ageExamConsent=both",
                        "ageFrom=9",
                        "ageTo=11");
            case "confirm-age" -> with("confirmAgeOutcome=estimated", "estimatedAge=9", "ageReviewOn=" + inDays(180));
            case "receive-person" -> with("receiveOutcome=received");
            case "meet-urgent-needs" -> with("urgentOutcome=met", "urgencyLevel=normal", "medicalUrgency=none");
            case "assign-guardian" -> with("guardianOutcome=temporary");
            case "obtain-consent" ->
                with(
                        "consentOutcome=given",
                        "consentBy=agency",
                        "toldTopics=[help, free, not-tied]",
                        "consentedServices=[schooling, legal-aid]");
            case "publish-notice" -> with("noticeOutcome=published", "noticeMedia=[child-platform, newspaper]");
            case "take-samples" -> with("sampleOutcome=taken");
            case "compare-samples" -> with("compareOutcome=found", "matchKind=trio", "relativeRelation=mother");
            case "verify-kinship" ->
                with("kinshipOutcome=verified", "documentType=resident-id", "idNumber=" + numberOfAGirlOfNine());
            case "counsel-relatives" -> with("counselOutcome=ready");
            case "prepare-interview" -> with("prepareOutcome=ready", "attendees=[female-officer, appropriate-adult]");
            case "agree-questions" -> with("questionsOutcome=agreed");
            case "hold-interview" ->
                with(
                        "holdOutcome=completed",
                        "presentAtInterview=[female-officer, appropriate-adult]",
                        "coercedActs=no");
            case "review-record" -> with("reviewRecordOutcome=enough");
            case "choose-hospital" ->
                with("hospitalOutcome=examined", "medicalConsent=agency", "careNeeds=[counselling]");
            case "hold-counselling-session" ->
                round < 6
                        ? with("sessionOutcome=continue", rows("sessionLines", 15, 1))
                        : with("sessionOutcome=goals-reached", rows("sessionLines", 15, 1));
            case "decide-placement" -> with("placementOutcome=moved-in", "placementType=child-protection");
            case "give-assessment-part" -> part(workerOf(open.path("id").asText()));
            case "assess-needs" ->
                with(
                        "assessNeedsOutcome=complete",
                        "assessedWith=[person, guardian]",
                        "needRegistration=none",
                        "seenRehabilitation=none",
                        "needReturn=some",
                        "riskLevel=low");
            case "draft-plan" ->
                with(
                        "draftPlanOutcome=drafted",
                        "planServices=[schooling, legal-aid]",
                        "planReviewOn=" + inDays(31),
                        "personAgrees=agrees");
            case "approve-plan" -> with("planOutcome=approved");
            case "review-plan" -> with("reviewPlanOutcome=continue", "nextPlanReviewOn=" + inDays(92));
            case "assess-schooling" ->
                with(
                        "schoolAssessOutcome=enrolled",
                        "schoolStage=primary",
                        "transferNeeded=no",
                        "schoolCounsellingNeeded=yes",
                        "termEndsOn=" + inDays(120));
            case "school-counselling" -> with("schoolSessionOutcome=continue", rows("schoolLines", 50, 35, 20, 5));
            case "review-term" ->
                with(
                        "termOutcome=continue",
                        "dropoutRisk=low",
                        "schoolCounsellingNeeded=" + (round == 1 ? "yes" : "no"),
                        "termEndsOn=" + inDays(150));
            case "apply-legal-aid" -> with("applyOutcome=granted");
            case "assign-lawyer" -> with("assignOutcome=assigned");
            case "record-progress" ->
                round < 3
                        ? with("progressOutcome=continue", rows("progressLines", 50, 20))
                        : with("progressOutcome=closed", rows("progressLines", 50, 20));
            case "decide-way-home" ->
                with(
                        "wayHomeOutcome=home-to-parents",
                        "kinshipProof=verified",
                        "parentsCheck=clear",
                        "familySuitable=suitable",
                        "homeLink=clear",
                        "receiverRelation=mother",
                        "followUpRegion=" + COUNTY);
            case "approve-return" -> with("approveReturnOutcome=approved");
            case "prepare-community" -> with("communityOutcome=ready");
            case "prepare-family" -> with("prepareFamilyOutcome=ready");
            case "find-companion" -> with("companionOutcome=found");
            case "hand-over-home" ->
                with(
                        "handOverOutcome=arrived",
                        "receivedByName=示例receiverName",
                        "receivedByRelation=mother",
                        "safeByPerson=yes",
                        "safeByWorker=yes");
            case "visit" -> with("visitOutcome=good", "goesOn=by-rule", "visitRisk=low", "exploiterContact=no");
            default -> throw new AssertionError("Nobody has thought of '%s'.".formatted(task));
        };
    }

    /** Whoever will help says with what, the others that they have nothing to add. */
    private static String[] part(String account) {
        return switch (account.replaceAll("-\\d{6}$", "")) {
            case "health" -> with("partOutcome=needed", "healthNeeds=[counselling]");
            case "education", "justice" -> with("partOutcome=needed");
            default -> with("partOutcome=nothing-to-add");
        };
    }

    /** Of nobody: no number 000 is given out on any day. */
    private String numberOfAGirlOfNine() {
        var born = LocalDate.parse(inDays(0)).minusYears(9).minusMonths(3);
        var digits = COUNTY + born.format(DateTimeFormatter.BASIC_ISO_DATE) + "000";
        int sum = IntStream.range(0, digits.length())
                .map(at -> Character.digit(digits.charAt(at), 10) * ((1 << 17 - at) % 11))
                .sum();
        return digits + "10X98765432".charAt(sum % 11);
    }

    private void print() {
        var words = new StringBuilder("\nAn average child's first year\n");
        var format = "%-28s %-26s %6s %9s %9s %9s%n";
        words.append(format.formatted("department", "task", "times", "questions", "required", "read-only"));
        var byDepartment = new TreeMap<String, TreeMap<String, List<Done>>>();
        done.forEach(one -> byDepartment
                .computeIfAbsent(one.department(), any -> new TreeMap<>())
                .computeIfAbsent(one.form(), any -> new ArrayList<>())
                .add(one));
        byDepartment.forEach((department, forms) -> {
            forms.forEach((form, times) -> words.append(line(format, "", form, times)));
            words.append(line(
                    format,
                    department,
                    "",
                    forms.values().stream().flatMap(List::stream).toList()));
        });
        words.append(line(format, "sum", "", done));
        System.out.println(words);
    }

    private static String line(String format, String department, String form, List<Done> times) {
        return format.formatted(
                department,
                form,
                times.size(),
                times.stream().mapToLong(Done::shown).sum(),
                times.stream().mapToLong(Done::required).sum(),
                times.stream().mapToLong(Done::readOnly).sum());
    }
}
