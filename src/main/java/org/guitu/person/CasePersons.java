package org.guitu.person;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.office.China;
import org.guitu.papers.PaperKind;
import org.guitu.papers.ResidentNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one place that knows what is true of the person of each case. Birth date, estimated age and document number stay in the dossier,
 * encrypted, and are read here to reckon with; the table {@code case_person} holds what the engine may know besides.
 *
 * <p>Whichever form of whichever process of the case asks for one of these makes its answer the newest, and that counts. Every method
 * works in the caller's transaction.
 */
@Component
public class CasePersons {

    private static final String BIRTH_DATE = "birthDate";
    private static final String ESTIMATED_AGE = "estimatedAge";
    private static final String ESTIMATED_ON = "estimatedOn";
    private static final String ID_NUMBER = "idNumber";
    /** The number with which the person is in the household register by now. */
    private static final String REGISTERED_NUMBER = "registeredIdNumber";

    private static final List<String> NUMBERS = List.of(REGISTERED_NUMBER, ID_NUMBER);
    private static final String NATIONALITY = "nationality";
    /** What was last found or ruled of an adult’s capacity; whoever nothing was found of decides for herself. */
    private static final String ADULT_DECIDER = "adultDecider";

    private static final Set<String> FOREIGN = Set.of("foreign", "stateless");

    private static final List<String> PERSONAL =
            List.of(BIRTH_DATE, ESTIMATED_AGE, ID_NUMBER, REGISTERED_NUMBER, NATIONALITY, ADULT_DECIDER);
    private static final List<String> ASKED = List.of(
            BIRTH_DATE,
            ESTIMATED_AGE,
            ESTIMATED_ON,
            ID_NUMBER,
            REGISTERED_NUMBER,
            NATIONALITY,
            PersonFacts.SEX,
            PersonFacts.IDENTITY_STATE,
            PersonFacts.AGE_KNOWN,
            PersonFacts.AGE_DISPUTED);

    private static final String SELECT =
            """
            select p.case_number, p.sex, p.identity_state, p.age_known, p.age_disputed, p.estimated_on, c.opened_at
            from guitu.case_person p join guitu.case_file c on c.case_number = p.case_number
            """;

    private final JdbcClient database;
    private final Dossier dossier;

    CasePersons(JdbcClient database, Dossier dossier) {
        this.database = database;
        this.dossier = dossier;
    }

    private record Row(
            String sex,
            String identityState,
            AgeBasis basis,
            boolean disputed,
            LocalDate estimatedOn,
            Instant openedAt) {}

    /** What is known of that case's person; empty when nothing was ever said, or when it is a report. */
    public Optional<PersonFacts> find(CaseNumber caseNumber) {
        return row(caseNumber).map(row -> facts(row, dossier.latest(caseNumber, PERSONAL)));
    }

    /** The same of many cases at once: of each of whose person something is known. */
    public Map<CaseNumber, PersonFacts> find(Collection<CaseNumber> cases) {
        if (cases.isEmpty()) {
            return Map.of();
        }
        var personal = dossier.latest(cases, PERSONAL);
        var found = new HashMap<CaseNumber, PersonFacts>();
        database.sql(SELECT + "where p.case_number = any(string_to_array(:cases, ','))")
                .param("cases", cases.stream().map(CaseNumber::value).collect(Collectors.joining(",")))
                .query(row -> {
                    var number = new CaseNumber(row.getString("case_number"));
                    found.put(number, facts(row(row), personal.getOrDefault(number, Map.of())));
                });
        return found;
    }

    private static PersonFacts facts(Row row, Map<String, Object> personal) {
        return new PersonFacts(
                row.sex(),
                row.identityState(),
                age(row, personal),
                FOREIGN.contains(personal.getOrDefault(NATIONALITY, "")),
                (String) personal.getOrDefault(ADULT_DECIDER, "self"),
                day(row.openedAt()));
    }

    private static Age age(Row row, Map<String, Object> personal) {
        if (row.basis() == null) {
            return row.disputed() ? new Age(AgeBasis.UNKNOWN, null, true) : null;
        }
        return new Age(row.basis(), bornOn(row, personal), row.disputed());
    }

    private static LocalDate bornOn(Row row, Map<String, Object> personal) {
        return switch (row.basis()) {
            case BIRTH_DATE -> date(personal.get(BIRTH_DATE));
            case ID_NUMBER ->
                PaperKind.person(number(personal))
                        .map(ResidentNumber::birthDate)
                        .orElse(null);
            case ESTIMATED ->
                personal.get(ESTIMATED_AGE) instanceof Number years && row.estimatedOn() != null
                        ? row.estimatedOn().minusYears(years.longValue())
                        : null;
            case UNKNOWN -> null;
        };
    }

    /** Whether a form with these answers says something new of the person. */
    public static boolean areAbout(Map<String, Object> answers) {
        return ASKED.stream().anyMatch(key -> answers.get(key) != null);
    }

    /** Makes the answers of a form the newest that is known; to be called before the dossier holds them. */
    public void record(CaseNumber caseNumber, Map<String, Object> answers, Instant now) {
        hold(caseNumber);
        var before = dossier.latest(caseNumber, PERSONAL);
        var known = row(caseNumber).orElse(new Row(null, null, null, false, null, now));
        var sex = text(answers, PersonFacts.SEX).orElse(known.sex());
        var basis = basis(known, before, answers);
        store(
                caseNumber,
                new Row(
                        sex,
                        text(answers, PersonFacts.IDENTITY_STATE).orElse(known.identityState()),
                        basis,
                        disputed(known, before, answers, basis, sex, day(now)),
                        answers.get(ESTIMATED_AGE) == null
                                ? known.estimatedOn()
                                : text(answers, ESTIMATED_ON)
                                        .map(LocalDate::parse)
                                        .orElse(day(now)),
                        known.openedAt()));
    }

    private static AgeBasis basis(Row known, Map<String, Object> before, Map<String, Object> answers) {
        var said = AgeBasis.find(answers.get(PersonFacts.AGE_KNOWN))
                .or(() -> Optional.ofNullable(answers.get(BIRTH_DATE)).map(any -> AgeBasis.BIRTH_DATE))
                .or(() -> Optional.ofNullable(answers.get(ESTIMATED_AGE)).map(any -> AgeBasis.ESTIMATED))
                .orElse(known.basis());
        return said != AgeBasis.BIRTH_DATE
                        && isNewNumber(before, answers)
                        && PaperKind.person(number(answers)).isPresent()
                ? AgeBasis.ID_NUMBER
                : said;
    }

    /**
     * As a form says; else as before, or when a document's number, birth date and sex begin to contradict each other, or the number makes
     * an adult of whoever was taken for a child. The number that the
     * household register gives follows from what was found out, and contradicts nothing.
     */
    private static boolean disputed(
            Row known,
            Map<String, Object> before,
            Map<String, Object> answers,
            AgeBasis basis,
            String sex,
            LocalDate today) {
        if (answers.get(PersonFacts.AGE_DISPUTED) instanceof Boolean said) {
            return said;
        }
        var number = Optional.ofNullable(answers.get(ID_NUMBER)).orElse(before.get(ID_NUMBER));
        var birthDate = basis == AgeBasis.BIRTH_DATE
                ? date(Optional.ofNullable(answers.get(BIRTH_DATE)).orElse(before.get(BIRTH_DATE)))
                : null;
        boolean touched = isNew(ID_NUMBER, before, answers)
                || isNew(BIRTH_DATE, before, answers)
                || !Objects.equals(sex, known.sex());
        return known.disputed()
                || touched
                        && PaperKind.person(number)
                                .filter(person -> !person.fits(birthDate, sex)
                                        || person.makesAnAdultOf(estimatedBirth(known, before, answers, today), today))
                                .isPresent();
    }

    /** By the estimate that held until the number at hand; {@code null} when there was none. */
    private static LocalDate estimatedBirth(
            Row known, Map<String, Object> before, Map<String, Object> answers, LocalDate today) {
        if (answers.get(ESTIMATED_AGE) instanceof Number years) {
            return today.minusYears(years.longValue());
        }
        return known.basis() == AgeBasis.ESTIMATED ? bornOn(known, before) : null;
    }

    private static Object number(Map<String, Object> answers) {
        return NUMBERS.stream()
                .map(answers::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean isNewNumber(Map<String, Object> before, Map<String, Object> answers) {
        return NUMBERS.stream().anyMatch(key -> isNew(key, before, answers));
    }

    private static boolean isNew(String key, Map<String, Object> before, Map<String, Object> answers) {
        return answers.get(key) != null && !String.valueOf(answers.get(key)).equals(String.valueOf(before.get(key)));
    }

    /** What is known of the person of one case is known in the other, too: the next of the same person. */
    public void carryOver(CaseNumber from, CaseNumber to) {
        row(from).ifPresent(row -> store(to, row));
    }

    /** Until the transaction is over: of two forms that are submitted at once the second goes on from what the first has said. */
    private void hold(CaseNumber caseNumber) {
        database.sql("select case_number from guitu.case_person where case_number = :case for update")
                .param("case", caseNumber.value())
                .query(String.class)
                .optional();
    }

    private Optional<Row> row(CaseNumber caseNumber) {
        return database.sql(SELECT + "where p.case_number = :case")
                .param("case", caseNumber.value())
                .query((row, number) -> row(row))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("sex"),
                row.getString("identity_state"),
                AgeBasis.find(row.getString("age_known")).orElse(null),
                row.getBoolean("age_disputed"),
                row.getObject("estimated_on", LocalDate.class),
                row.getTimestamp("opened_at").toInstant());
    }

    /** A report is about nobody whom a case is about. */
    private void store(CaseNumber caseNumber, Row row) {
        database.sql(
                        """
                        insert into guitu.case_person (case_number, sex, identity_state, age_known, age_disputed, estimated_on)
                        select case_number, :sex, :identity, :known, :disputed, :estimated
                        from guitu.case_file where case_number = :case and kind = 'case'
                        on conflict (case_number) do update set sex = excluded.sex, identity_state = excluded.identity_state,
                            age_known = excluded.age_known, age_disputed = excluded.age_disputed,
                            estimated_on = excluded.estimated_on""")
                .param("case", caseNumber.value())
                .param("sex", row.sex(), Types.VARCHAR)
                .param("identity", row.identityState(), Types.VARCHAR)
                .param("known", row.basis() == null ? null : row.basis().code(), Types.VARCHAR)
                .param("disputed", row.disputed())
                .param("estimated", row.estimatedOn() == null ? null : Date.valueOf(row.estimatedOn()), Types.DATE)
                .update();
    }

    private static Optional<String> text(Map<String, Object> answers, String key) {
        return Optional.ofNullable(answers.get(key)).map(Object::toString).filter(text -> !text.isBlank());
    }

    private static LocalDate date(Object answer) {
        return answer == null ? null : LocalDate.parse(answer.toString().substring(0, 10));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, China.ZONE);
    }
}
