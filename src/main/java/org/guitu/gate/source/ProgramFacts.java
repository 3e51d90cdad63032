package org.guitu.gate.source;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.guitu.catalogue.KnownName;
import org.guitu.form.CommonFacts;
import org.guitu.person.PersonFacts;

/** What the program itself gives to models and forms by name, and what it reads of them besides the {@link KnownName}s. */
public final class ProgramFacts {

    /** What models may ask by name although no variable holds it: each is a {@code NamedFact}. */
    public static final Set<String> NAMED = Set.of(
            "adultFrom",
            "assessmentRuns",
            "calledRuns",
            "consentMissing",
            "dueDate",
            "familyCloseKin",
            "familyCount",
            "familyMinorSiblings",
            "furtherServices",
            "locateOutcome",
            "otherCaseToAsk",
            "planReviewFrom",
            "recipientDepartment",
            "recipientRegion",
            "recipients",
            "regionAbove",
            "servicesToStop",
            "servicesWithoutConsent",
            "startingServices",
            "watchNeeded");

    /** What only forms are told. */
    private static final Set<String> TOLD_TO_FORMS = Set.of(
            "assessmentParts",
            "caseClosed",
            "consentWords",
            "earlierCases",
            "earlierCasesTold",
            "familyCaseLinked",
            "familyCaseNear",
            "familyCaseRegion",
            "familyCaseState",
            "familyOfReport",
            "familyOfficer",
            "familyOfficerOf",
            "familyWords",
            "infoWithheld",
            "linkedCaseOpen",
            "linkedCases",
            "missingConsents",
            "openProcesses",
            "openServices",
            "ownDepartment",
            "partFindings",
            "partNeeds",
            "partsMissing",
            "priorCasesKnown",
            "priorCasesWrong",
            "recordingDepartments",
            "sharedWith",
            "tellingLimit",
            "victimsScreened");

    /** What a process that is started in an existing case knows of it besides what every instance has. */
    private static final Set<String> OF_THE_CASE =
            Set.of(CommonFacts.REGION, CommonFacts.COMES_OF_AGE, "consentStateBefore", "consentedBefore");

    /** What the program gives to the processes that it starts, besides what every instance has. */
    private static final Map<String, Set<String>> STARTED = Map.of(
            KnownName.SUPERVISION_ORDER.id(),
            Set.of(
                    "orderedRegion",
                    "orderedDepartment",
                    "orderGround",
                    "overdueTaskName",
                    "overdueDays",
                    "orderedByHand",
                    "overdueTaskDone",
                    "caseListed"),
            KnownName.RECHECK_DECISION.id(),
            Set.of("decidedStep", "changedAnswers"),
            KnownName.AFTER_CORRECTION.id(),
            Set.of("identityState", "consentedServices", "guardianOutcome", "legalStayNow", "correctionEffects"),
            KnownName.WATCH_CASE.id(),
            Set.of(),
            KnownName.DETERMINE_AGE.id(),
            Set.of("ageDoubtReason", "ageReviewOn"),
            KnownName.SAME_PERSON.id(),
            Set.of("askedBeside"));

    /** What it adds to what a start form gives. */
    private static final Map<String, Set<String>> ADDED =
            Map.of(KnownName.BREAK_GLASS.id(), Set.of("glassReader", "glassOpenedAt", "glassUntil"));

    /** Messages that it sends, or to which it brings a case. */
    public static final Set<String> MESSAGES =
            Set.of(KnownName.CASE_CLOSED.id(), KnownName.CASE_HANDED_OVER.id(), KnownName.WATCH_OVER.id());

    /** The ends of processes that it counts. */
    public static final Map<String, Set<String>> ENDS =
            Map.of(KnownName.PERSON_SCREENING.id(), Set.of("victim", "victim-and-suspect"));

    /** The codes that it gives. */
    private static final Map<String, Set<String>> CODES = Map.of(
            "ageDoubtReason", Set.of("registered"),
            "orderGround", Set.of("overdue"),
            "guardianOutcome", Set.of("none"));

    private ProgramFacts() {}

    public static boolean gives(String fact, String code) {
        return CODES.getOrDefault(fact, Set.of()).contains(code);
    }

    /** Whether it is there for models without anybody setting it. */
    public static boolean isOffered(String fact) {
        return NAMED.contains(fact) || PersonFacts.NAMES.contains(fact) || CommonFacts.CASE_NUMBER.equals(fact);
    }

    public static Set<String> namesForForms() {
        var names = new HashSet<>(TOLD_TO_FORMS);
        names.addAll(NAMED);
        names.add(CommonFacts.CASE_NUMBER);
        names.addAll(PersonFacts.NAMES);
        names.addAll(OF_THE_CASE);
        names.addAll(CommonFacts.OF_EVERY_INSTANCE);
        return names;
    }

    static Set<String> ofEveryInstance() {
        return with(Set.of(CommonFacts.REGION));
    }

    static Set<String> ofTheCase() {
        return with(OF_THE_CASE);
    }

    static boolean starts(String process) {
        return STARTED.containsKey(process);
    }

    static Set<String> givenTo(String process) {
        return with(STARTED.getOrDefault(process, Set.of()), Set.of(CommonFacts.REGION));
    }

    static Set<String> addedTo(String process) {
        return ADDED.getOrDefault(process, Set.of());
    }

    @SafeVarargs
    private static Set<String> with(Set<String>... more) {
        var names = new HashSet<>(CommonFacts.OF_EVERY_INSTANCE);
        for (Set<String> each : more) {
            names.addAll(each);
        }
        return names;
    }
}
