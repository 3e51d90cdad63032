package org.guitu.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names in models that the program relies on: what is called differently, or left out, is not found any more. The gate refuses
 * a deployment that breaks one, and {@code docs/modelling.md} lists them.
 *
 * <p>Code takes from here the ids of processes, user tasks, messages, tables and departments, and a question or fact that stands alone. Where one
 * entry has several names, the facts, questions and columns that are read together, the class that reads them writes them as well.
 */
public enum KnownName {
    SUPERVISION_ORDER(
            Kind.PROCESS, "supervision-order", "nobody orders what is overdue, and orders are ordered themselves"),
    ORDER_FACTS(
            Kind.FACT,
            "supervision-order",
            "an order does not know what it is about, or does not learn that the work was done meanwhile",
            "orderedRegion",
            "orderedDepartment",
            "orderGround",
            "overdueTaskName",
            "overdueDays",
            "orderedByHand",
            "overdueTaskDone",
            "caseListed"),
    ORDER_ANSWER(
            Kind.PROCESS,
            "order-answer",
            "the clock of an answer is not the tier's above any more, and answers are ordered in turn"),
    BREAK_GLASS(Kind.PROCESS, "break-glass", "reading in an emergency opens no case"),
    GLASS_FACTS(
            Kind.FACT,
            "break-glass",
            "the review does not say who read, from when and until when",
            "glassReader",
            "glassOpenedAt",
            "glassUntil"),
    BREAK_GLASS_REVIEW(
            Kind.PROCESS, "break-glass-review", "an overdue review is ordered, besides going up the tiers itself"),
    REVIEW_BREAK_GLASS(
            Kind.TASK,
            "break-glass-review",
            "the review does not end the reading in an emergency",
            "review-break-glass"),
    BREAK_GLASS_MISUSE(
            Kind.PROCESS,
            "break-glass-misuse",
            "a case in which only a misuse is answered for counts as one in which somebody works"),
    LEGAL_HOLD(
            Kind.PROCESS, "legal-hold", "a case in which only its file is kept counts as one in which somebody works"),
    CONSENT_NOTICE(
            Kind.PROCESS,
            "consent-notice",
            "a case in which somebody is only told of a consent counts as one in which somebody works"),
    GUARDIAN_NOTICE(
            Kind.PROCESS,
            "guardian-notice",
            "a case in which somebody is only told of a guardian counts as one in which somebody works"),
    WATCH_CASE(
            Kind.PROCESS,
            "watch-case",
            "an urgent case in which nobody has anything to do waits without a task for anybody"),
    WATCH_PERSON(
            Kind.TASK, "watch-case", "a watch goes on although somebody else has something to do", "look-after-person"),
    WATCH_OVER(Kind.MESSAGE, "watch-case", "a watch goes on when its case is closed or has moved", "watch-over"),
    BRING_FORWARD(Kind.PROCESS, "bring-forward", "no supervisor ends a wait before its day"),
    FORWARD_REASON(
            Kind.QUESTION,
            "bring-forward",
            "the audit trail does not say why a wait was ended before its day",
            "forwardReason"),
    INVARIANTS(
            Kind.COLUMN,
            "invariants",
            "nobody proves that the rules which must always hold do hold",
            "process",
            "when",
            "never",
            "unless",
            "asks",
            "secondPerson"),
    PARKED_NOTICE(
            Kind.COLUMN,
            "parked-notice",
            "nobody is told of cases in which nobody has anything to do",
            "urgency",
            "ownTier",
            "nextTier",
            "thirdTier"),
    REPORT_INTAKE(Kind.PROCESS, "report-intake", "the public page takes no reports"),
    REPORT_FACTS(
            Kind.FACT,
            "report-intake",
            "nobody knows which reports came from the public page, and how many cases were opened of one",
            "fromPage",
            "casesOpened"),
    PERSON_SCREENING(
            Kind.PROCESS,
            "person-screening",
            "nobody counts the victims among those who came back from abroad, and one may be left without a case"),
    PUBLIC_REPORT(
            Kind.QUESTION,
            "register-report",
            "what is written on the public page is refused",
            "region",
            "reportChannel",
            "reporterType",
            "reporterName",
            "reporterPhone",
            "reportedAt",
            "personCount",
            "suspectedAgeGroup",
            "reportSituations",
            "foundPlace",
            "reportNarrative",
            "immediateDanger"),
    ANSWER_TO_REPORTER(
            Kind.QUESTION, "answer-reporter", "the reporter is not told the answer by the receipt", "answerText"),
    COMMON_FACTS(
            Kind.QUESTION,
            "register-person",
            "no process of the case knows whom it is about, or where",
            "region",
            "minor",
            "sex",
            "ageGroup",
            "ageYears",
            "urgencyLevel"),
    REGISTERED_FACTS(
            Kind.QUESTION,
            "register-person",
            "a child is not asked anew at 18, the case is not linked to its report, or it is kept for the wrong time",
            "comesOfAge",
            "reportNumber",
            "identityState"),
    CORRECT_PERSON(Kind.PROCESS, "correct-person", "nobody corrects a birth date, a name or a sex"),
    APPROVE_CORRECTION(
            Kind.TASK,
            "correct-person",
            "the dossier does not know which answers only that process corrects",
            "approve-correction"),
    MEND_RECORD(
            Kind.PROCESS,
            "mend-record",
            "a case in which only a record is mended counts as one in which somebody works"),
    LINK_ANSWER(
            Kind.PROCESS,
            "link-answer",
            "a case in which only a link to a relative's case is confirmed counts as one in which somebody works"),
    LINK_ANSWERS(
            Kind.QUESTION,
            "request-link",
            "no cases are linked, or unlinked, after they were registered",
            "linkCase",
            "linkRelation"),
    AFTER_CORRECTION(
            Kind.PROCESS,
            "after-correction",
            "who turns out to be a minor, or an adult, without a correction keeps the guardian, consent and place of before"),
    FOLLOWING_EFFECTS(
            Kind.FACT, "correct-person", "what follows from a correction is opened a second time", "correctionEffects"),
    CORRECTION_EFFECTS(
            Kind.COLUMN,
            "correction-effects",
            "nothing follows when somebody turns out to be a minor, or an adult, without a correction",
            "effect"),
    CONSENT(
            Kind.TASK,
            "reception",
            "who turns out to be a minor, or an adult, while being received is given a guardian twice, or none",
            "obtain-consent"),
    KEEP_PROVIDER(Kind.PROCESS, "keep-provider", "nobody enters a hospital or a shelter, and forms offer none"),
    PROVIDER_QUESTIONS(
            Kind.QUESTION,
            "register-provider",
            "forms offer providers that have no name, no kind or no end of their contract, and nobody knows who keeps them",
            "providerKind",
            "keepingDepartment",
            "entryName",
            "entryScope",
            "entryPerson",
            "entryPhone",
            "contractUntil",
            "placesFree"),
    PERSON_EXPORT(Kind.PROCESS, "person-export", "nobody gets her or his file"),
    RECHECK_DECISION(
            Kind.PROCESS,
            "recheck-decision",
            "nobody looks again at what was done because of a decision whose grounds were corrected"),
    REVIEW_DECISION(
            Kind.TASK,
            "recheck-decision",
            "whoever corrected something looks at it again herself or himself",
            "review-decision"),
    RECHECK_FACTS(
            Kind.QUESTION,
            "review-decision",
            "whoever looks again is not told at which decision and what was corrected",
            "decidedStep",
            "changedAnswers"),
    HAND_OVER_EXPORT(Kind.TASK, "person-export", "nobody can download the file", "hand-over-export"),
    APPROVED_EXPORT(
            Kind.QUESTION, "approve-export", "no file is given although it was approved", "approveExportOutcome"),
    WITHHELD(
            Kind.QUESTION,
            "approve-export",
            "what is to be withheld is given",
            "withheldClasses",
            "withheldSteps",
            "withheldReason"),
    SERVICES(Kind.PROCESS, "services", "no service of the plan is handed over alone"),
    PLANNED_SERVICES(
            Kind.FACT,
            "services",
            "services of the catalogue without a branch of their own do not start",
            "startingServices",
            "furtherServices"),
    PLAN(Kind.FACT, "rescue-case", "no service of a plan starts", "planServices"),
    JOINT_ASSESSMENT(
            Kind.PROCESS, "joint-assessment", "departments are asked twice for the same part of an assessment"),
    ASSESSMENT_PART(Kind.PROCESS, "assessment-part", "nobody is shown what departments gave to a joint assessment"),
    PART_DEPARTMENT(
            Kind.FACT,
            "assessment-part",
            "nobody is told which department gave its part of a joint assessment",
            "partDepartment"),
    GIVE_ASSESSMENT_PART(
            Kind.QUESTION,
            "give-assessment-part",
            "what departments gave to a joint assessment counts for nothing",
            "partOutcome",
            "healthNeeds",
            "partNeeds",
            "partFindings"),
    FURTHER_SERVICE(Kind.PROCESS, "further-service", "services of the catalogue do not start and are not handed over"),
    HAND_OVER_ANSWER(
            Kind.PROCESS,
            "hand-over-answer",
            "a region that did not take a case over is told of its consent, though it knows nobody"),
    CASE_HANDED_OVER(Kind.MESSAGE, "rescue-case", "no case is handed over to another region", "case-handed-over"),
    CASE_CLOSED(
            Kind.MESSAGE,
            "determine-age",
            "the determination of an age goes on in a case that is closed",
            "case-closed"),
    DETERMINE_AGE(Kind.PROCESS, "determine-age", "an age that is estimated, disputed or not known is never resolved"),
    SAME_PERSON(
            Kind.PROCESS,
            "same-person",
            "nobody asks whether a case is the same person's once a name or number was learnt after reception"),
    AGE_REVIEW(
            Kind.FACT,
            "determine-age",
            "whoever is estimated well above 18 is examined at once, or never reviewed",
            "ageDoubtReason",
            "ageReviewOn"),
    JOURNEY_FACTS(
            Kind.FACT,
            "rescue-case",
            "the case is kept for the wrong time, or consent cannot be changed",
            "identificationOutcome",
            "consentedServices"),
    WITHOUT_CONSENT(
            Kind.FACT,
            "change-consent",
            "services of the catalogue go on without consent",
            "servicesToStop",
            "servicesWithoutConsent",
            "consentState",
            "consentedServices"),
    TOLD_OF_CONSENT(
            Kind.FACT,
            "change-consent",
            "nobody who got to know something of the person is told that consent is gone",
            "recipient"),
    CONSENTED_BEFORE(
            Kind.FACT,
            "consent-anew",
            "services go on although consent was narrowed by who decides now",
            "consentedBefore"),
    PROCESSING_GROUNDS(
            Kind.COLUMN,
            "processing-grounds",
            "no process knows whether it may work with what is known of a person",
            "process",
            "minor",
            "ageYears",
            "basis",
            "consent",
            "guardian",
            "ground",
            "remedy"),
    TIME_LIMITS(
            Kind.COLUMN,
            "time-limits",
            "no task begins, because none has a time limit",
            "task",
            "urgency",
            "kind",
            "limit",
            "unit",
            "warn",
            "warnUnit",
            "escalateCounty",
            "escalateCity",
            "escalateProvince",
            "longestWait",
            "longestWaitUrgent",
            "certainty"),
    LIMIT_EXTENSION(
            Kind.COLUMN, "limit-extension", "no limit is prolonged", "task", "kind", "certainty", "longest", "times"),
    FIELD_ACCESS(
            Kind.COLUMN,
            "field-access",
            "nobody reads earlier answers",
            "department",
            "dataClass",
            "form",
            "originForm",
            "field",
            "access"),
    STEP_NAMES(
            Kind.COLUMN,
            "step-names",
            "nobody sees of the course of a case anything but the own office's steps",
            "department",
            "process",
            "step",
            "sameDepartment",
            "access"),
    CASE_HEADER(
            Kind.COLUMN,
            "case-header",
            "no task shows whom the case is about",
            "department",
            "process",
            "task",
            "line",
            "tone",
            "fields",
            "codes",
            "words"),
    RETENTION(
            Kind.COLUMN,
            "retention",
            "no closed case is de-identified, and no history removed",
            "process",
            "outcome",
            "historyDays",
            "years"),
    SERVICE_CATALOGUE(
            Kind.COLUMN,
            "service-catalogue",
            "forms offer no services",
            "service",
            "zh",
            "en",
            "process",
            "consentGone",
            "workingDays"),
    PLACEMENT(
            Kind.PROCESS, "placement", "the families of a person are not told whether, and where, she or he is placed"),
    PLACE(
            Kind.QUESTION,
            "decide-placement",
            "the families of a person are not told where she or he is placed",
            "placementType"),
    RESPONSIBLE_OFFICER(
            Kind.QUESTION,
            "receive-person",
            "who is responsible for one of a family is not proposed for the others",
            "responsibleOfficer"),
    RETURN_HOME(Kind.PROCESS, "return-home", "families are not told how far the way home of one of them is"),
    REPATRIATION(Kind.PROCESS, "repatriation", "families are not told that one of them goes back abroad"),
    PROVINCE_TRANSFER(
            Kind.PROCESS, "province-transfer", "families are not told that one of them goes to another province"),
    FOLLOW_UP(Kind.PROCESS, "follow-up", "families are not told that one of them is followed up"),
    DEPARTURE(Kind.PROCESS, "departure", "whoever has left already is still asked what becomes of the family"),
    POLICE(Kind.DEPARTMENT, "police", "reports from the public page reach no queue"),
    CIVIL_AFFAIRS(
            Kind.DEPARTMENT, "civil-affairs", "who handles the case is told of every change of consent as a stranger"),
    JOINT_CONFERENCE(
            Kind.DEPARTMENT, "joint-conference", "supervisors, administrators and auditors belong to no office");

    /** What carries the name. */
    public enum Kind {
        /** The id of a process. */
        PROCESS,
        /** The id of a user task of the process that owns it. */
        TASK,
        /** A message that an event sub-process of its owner waits for. */
        MESSAGE,
        /** A variable that the process hands on or asks for, or that the conditions of the decision table ask for. */
        FACT,
        /** The key of a question of the form that owns it. */
        QUESTION,
        /** A column of the decision table that owns it. */
        COLUMN,
        /** A department of {@code departments.csv}. */
        DEPARTMENT
    }

    private final Kind kind;
    private final String owner;
    private final String breaks;
    private final List<String> names;

    KnownName(Kind kind, String owner, String breaks, String... names) {
        this.kind = kind;
        this.owner = owner;
        this.breaks = breaks;
        this.names = List.of(names);
    }

    public Kind kind() {
        return kind;
    }

    /** The process, form, table or department that has the name, or is called so. */
    public String owner() {
        return owner;
    }

    /** What happens where it is missing. */
    public String breaks() {
        return breaks;
    }

    /** What the owner must have; nothing for what is called so itself. */
    public List<String> names() {
        return names;
    }

    /** The name itself: of what is called so, of the one thing that the owner must have, or of a table. */
    public String id() {
        return names.size() == 1 ? names.get(0) : owner;
    }

    public static Stream<KnownName> of(Kind kind) {
        return Arrays.stream(values()).filter(known -> known.kind == kind);
    }

    /** Those that such an owner must have. */
    public static Stream<KnownName> of(Kind kind, String owner) {
        return of(kind).filter(known -> known.owner.equals(owner));
    }
}
