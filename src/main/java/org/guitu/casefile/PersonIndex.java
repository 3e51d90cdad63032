package org.guitu.casefile;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.casefile.trait.Likeness;
import org.guitu.casefile.trait.PersonTraits;
import org.guitu.casefile.trait.PersonTraits.Mark;
import org.guitu.casefile.trait.PersonTraits.Said;
import org.guitu.casefile.trait.Trait;
import org.guitu.office.China;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds other cases of the same person without telling what is in them: by keyed hashes of document numbers, phones, accounts and names,
 * several of each, and by comparing what is recorded of the few that these find.
 *
 * <p>The index follows from the answers that forms declare as a trait, and is made anew for a case whenever one of them is recorded.
 */
@Component
public class PersonIndex {

    /** No case has that number. */
    private static final String NO_CASE = "";

    /** Where trait and hash stand in a row. */
    private static final int TRAIT = 1;

    private static final int HASH = 2;

    /** In how many the marks of one trait are counted. */
    private static final int STEP = 8;

    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient database;
    private final SealedAnswers answers;
    private final ValueCipher cipher;

    public PersonIndex(JdbcClient database, SealedAnswers answers, ValueCipher cipher) {
        this.database = database;
        this.answers = answers;
        this.cipher = cipher;
    }

    /**
     * Begins to look for other cases of the person, by what the dossier holds of the case.
     *
     * @param now when it is, by the clock that the case goes by
     */
    public Search search(CaseNumber caseNumber, Instant now) {
        var number = caseNumber.value();
        var known = traits(List.of(number)).get(number);
        return new Search(number, known == null ? unnamed(number) : known, dayOf(now));
    }

    /** Somebody of whom nothing is recorded by which she could be found yet. */
    private PersonTraits unnamed(String caseNumber) {
        var person = new PersonTraits();
        database.sql("select sex, age_disputed from guitu.case_person where case_number = :case")
                .param("case", caseNumber)
                .query(row -> {
                    person.setSex(row.getString("sex"));
                    person.setAgeInDoubt(row.getBoolean("age_disputed"));
                });
        return person;
    }

    /**
     * Begins to look for cases of a person who has none yet, by these answers alone.
     *
     * @param sex as it is about to be recorded; what is neither {@code female} nor {@code male} excludes nobody
     */
    public Search search(Collection<DossierEntry.Answer> answers, Optional<String> sex, Instant now) {
        var traits = new PersonTraits();
        traits.setSex(sex.orElse(null));
        return new Search(NO_CASE, traits, dayOf(now)).learning(answers);
    }

    private static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, China.ZONE);
    }

    /** Finds other cases that may be the same person's, the latest first; reads what is known of the person once. */
    public final class Search {

        private final String caseNumber;
        private final PersonTraits traits;
        private final LocalDate today;

        private Search(String caseNumber, PersonTraits traits, LocalDate today) {
            this.caseNumber = caseNumber;
            this.traits = traits;
            this.today = today;
        }

        /**
         * Whoever looks by one of the same marks waits until the transaction at hand is over, and then sees what it has recorded: of two
         * who register the same person at once the second finds the first.
         */
        public Search inTurn() {
            traits.marks().stream()
                    .map(mark -> ByteBuffer.wrap(cipher.fingerprint(mark.text()).hash())
                            .getLong())
                    .distinct()
                    .sorted()
                    .forEach(key -> database.sql("select pg_advisory_xact_lock(:key)")
                            .param("key", key)
                            .query((row, number) -> key)
                            .list());
            return this;
        }

        public List<OtherCase> otherCases() {
            return found(false);
        }

        /**
         * Those that share nothing with the person but a hint, such as the sound of the name: worth a look where somebody looks, not
         * worth a question that must be answered.
         */
        public List<OtherCase> hints() {
            return found(true);
        }

        private List<OtherCase> found(boolean hints) {
            var hashes = traits.marksToLookFor().stream()
                    .filter(mark -> hints || mark.trait() != Trait.NAME_SOUND || traits.hasBirthDate())
                    .flatMap(mark -> cipher.fingerprints(mark.text()).stream())
                    .map(ValueCipher.Fingerprint::hash)
                    .toList();
            var cases = hashes.isEmpty() ? List.<Found>of() : holding(caseNumber, hashes);
            return cases.isEmpty() ? List.of() : alike(cases, hints);
        }

        private List<OtherCase> alike(List<Found> cases, boolean hints) {
            var others = traits(cases.stream().map(Found::caseNumber).toList());
            return cases.stream()
                    .flatMap(other -> Stream.ofNullable(others.get(other.caseNumber()))
                            .map(traits::likenessTo)
                            .filter(likeness -> !likeness.isNone() && likeness.isHint() == hints)
                            .map(other::because))
                    .toList();
        }

        /** From now on also by these answers of the case, which the dossier does not hold yet. */
        public Search learning(Collection<DossierEntry.Answer> aboutToBeRecorded) {
            traits.add(
                    aboutToBeRecorded.stream()
                            .flatMap(answer -> answer.trait().map(trait -> new Said(trait, answer.value())).stream())
                            .toList(),
                    today);
            return this;
        }
    }

    private record Found(String caseNumber, String region, Instant openedAt) {

        OtherCase because(Likeness likeness) {
            return new OtherCase(
                    new CaseNumber(caseNumber), region, openedAt, likeness.shared(), likeness.differences());
        }
    }

    private List<Found> holding(String caseNumber, List<byte[]> hashes) {
        return database.sql(
                        """
                        select c.case_number, c.region, c.opened_at from guitu.case_file c
                        where c.case_number <> :case
                            and c.case_number in (select case_number from guitu.person_index where hash in (:hashes))
                        order by c.opened_at desc, c.case_number desc""")
                .param("hashes", hashes)
                .param("case", caseNumber)
                .query((row, number) -> new Found(
                        row.getString("case_number"),
                        row.getString("region"),
                        row.getTimestamp("opened_at").toInstant()))
                .list();
    }

    /**
     * Makes the index of a case anew. Two that do so for one case wait for each other.
     *
     * @return whether the person can now be found by something by which she or he could not be found before
     */
    public boolean refresh(CaseNumber caseNumber) {
        database.sql("select 1 from guitu.case_file where case_number = :case for no key update")
                .param("case", caseNumber.value())
                .query(Integer.class)
                .single();
        var before = database.sql("delete from guitu.person_index where case_number = :case returning hash")
                .param("case", caseNumber.value())
                .query((row, number) -> HEX.formatHex(row.getBytes("hash")))
                .set();
        var traits = traits(List.of(caseNumber.value())).get(caseNumber.value());
        var rows = traits == null
                ? List.<Object[]>of()
                : traits.marks().stream().map(mark -> row(caseNumber, mark)).toList();
        if (!rows.isEmpty()) {
            database.sql("insert into guitu.person_index (case_number, trait, hash, key_number) values :rows")
                    .param("rows", withFillers(caseNumber, rows))
                    .update();
        }
        return rows.stream().anyMatch(row -> !before.contains(HEX.formatHex((byte[]) row[HASH])));
    }

    private Object[] row(CaseNumber caseNumber, Mark mark) {
        return row(caseNumber, mark.trait().code(), mark.text());
    }

    private Object[] row(CaseNumber caseNumber, String trait, String text) {
        var fingerprint = cipher.fingerprint(text);
        return new Object[] {caseNumber.value(), trait, fingerprint.hash(), fingerprint.key()};
    }

    /**
     * As many of each trait as a step has, so that their number does not tell how somebody's name is written. Those that nobody is found
     * by are the same each time, so that no later copy of the database tells them apart either.
     */
    private List<Object[]> withFillers(CaseNumber caseNumber, List<Object[]> rows) {
        var all = new ArrayList<>(rows);
        rows.stream()
                .collect(Collectors.groupingBy(row -> (String) row[TRAIT], Collectors.counting()))
                .forEach((trait, count) -> {
                    for (long i = count; i % STEP != 0; i++) {
                        all.add(row(
                                caseNumber,
                                trait,
                                String.join("\n", "filler", caseNumber.value(), trait, Long.toString(i))));
                    }
                });
        return all;
    }

    /** Of each case of which anything is recorded, from all answers that no correction has replaced. */
    private Map<String, PersonTraits> traits(Collection<String> cases) {
        var together = new LinkedHashMap<Long, Together>();
        database.sql(
                        """
                        select v.entry_id, v.field, v.class, v.value, v.trait, e.case_number, e.form, e.recorded_at,
                            coalesce(e.corrects, e.id) as said_with, p.sex, p.age_disputed
                        from guitu.dossier_value v join guitu.dossier_entry e on e.id = v.entry_id
                            left join guitu.case_person p on p.case_number = e.case_number
                        where e.case_number in (:cases) and v.trait is not null and not exists (
                            select 1 from guitu.dossier_value later join guitu.dossier_entry c on c.id = later.entry_id
                            where c.corrects = coalesce(e.corrects, e.id) and c.id > e.id and later.field = v.field)
                        order by said_with, e.id""")
                .param("cases", cases)
                .query(row -> {
                    var answer = answers.open(row);
                    if (answer != null) {
                        var place = row.getLong("said_with");
                        if (!together.containsKey(place)) {
                            together.put(place, together(row));
                        }
                        together.get(place).said().add(new Said(Trait.of(row.getString("trait")), answer));
                    }
                });
        var traits = new HashMap<String, PersonTraits>();
        together.values().forEach(said -> {
            var person = traits.computeIfAbsent(said.caseNumber(), any -> new PersonTraits());
            person.setSex(said.sex());
            person.setAgeInDoubt(said.ageInDoubt());
            person.add(said.said(), said.on());
        });
        return traits;
    }

    /** What one form said of the person, as it is corrected by now. */
    private record Together(String caseNumber, String sex, boolean ageInDoubt, LocalDate on, List<Said> said) {}

    private static Together together(ResultSet row) throws SQLException {
        return new Together(
                row.getString("case_number"),
                row.getString("sex"),
                row.getBoolean("age_disputed"),
                dayOf(row.getTimestamp("recorded_at").toInstant()),
                new ArrayList<>());
    }
}
