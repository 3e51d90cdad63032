package org.guitu.casefile;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.casefile.trait.PersonTraits;
import org.guitu.casefile.trait.PersonTraits.Mark;
import org.guitu.casefile.trait.Trait;
import org.guitu.office.China;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds other cases of the same person without reading them: by keyed hashes of ID number, phone, and name with year of birth.
 *
 * <p>The index follows from the answers that forms declare as a trait, and is made anew for a case whenever one of them is recorded.
 */
@Component
public class PersonIndex {

    /** No case has that number. */
    private static final String NO_CASE = "";

    /** Where the hash stands in a row. */
    private static final int HASH = 2;

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
        return new Search(caseNumber.value(), traits(caseNumber), yearOf(now));
    }

    /**
     * Begins to look for cases of a person who has none yet, by these answers alone.
     *
     * @param sex as it is about to be recorded; what is neither {@code female} nor {@code male} excludes nobody
     */
    public Search search(Collection<DossierEntry.Answer> answers, Optional<String> sex, Instant now) {
        return new Search(NO_CASE, new PersonTraits(), yearOf(now)).learning(answers);
    }

    private static int yearOf(Instant moment) {
        return moment.atZone(China.ZONE).getYear();
    }

    /** Finds other cases that may be the same person's, the latest first; reads what is known of the person once. */
    public final class Search {

        private final String caseNumber;
        private final PersonTraits traits;
        private final int thisYear;

        private Search(String caseNumber, PersonTraits traits, int thisYear) {
            this.caseNumber = caseNumber;
            this.traits = traits;
            this.thisYear = thisYear;
        }

        /**
         * Whoever looks by one of the same marks waits until the transaction at hand is over, and then sees what it has recorded: of two
         * who register the same person at once the second finds the first.
         */
        public Search inTurn() {
            traits.marks()
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
            var hashes = traits.marksToLookFor(thisYear)
                    .flatMap(mark -> cipher.fingerprints(mark.text()).stream())
                    .map(ValueCipher.Fingerprint::hash)
                    .toList();
            return hashes.isEmpty() ? List.of() : holding(caseNumber, hashes);
        }

        /**
         * Those that share nothing with the person but a hint, such as the sound of the name: worth a look where somebody looks, not
         * worth a question that must be answered.
         */
        public List<OtherCase> hints() {
            return List.of();
        }

        /** From now on also by these answers of the case, which the dossier does not hold yet. */
        public Search learning(Collection<DossierEntry.Answer> aboutToBeRecorded) {
            aboutToBeRecorded.forEach(
                    answer -> answer.trait().ifPresent(trait -> traits.add(trait, answer.value(), thisYear)));
            return this;
        }
    }

    private List<OtherCase> holding(String caseNumber, List<byte[]> hashes) {
        return database.sql(
                        """
                        select c.case_number, c.region, c.opened_at, string_agg(distinct i.trait, ',') as traits
                        from guitu.person_index i join guitu.case_file c on c.case_number = i.case_number
                        where i.hash in (:hashes) and i.case_number <> :case
                        group by c.case_number, c.region, c.opened_at
                        order by c.opened_at desc, c.case_number desc""")
                .param("hashes", hashes)
                .param("case", caseNumber)
                .query((row, number) -> new OtherCase(
                        new CaseNumber(row.getString("case_number")),
                        row.getString("region"),
                        row.getTimestamp("opened_at").toInstant(),
                        traits(row.getString("traits")),
                        Set.of()))
                .list();
    }

    private static Set<Trait> traits(String codes) {
        var traits = new HashSet<Trait>();
        for (String code : codes.split(",")) {
            traits.add(Trait.of(code));
        }
        return traits;
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
        var rows = traits(caseNumber).marks().map(mark -> row(caseNumber, mark)).toList();
        if (!rows.isEmpty()) {
            database.sql("insert into guitu.person_index (case_number, trait, hash, key_number) values :rows")
                    .param("rows", rows)
                    .update();
        }
        return rows.stream().anyMatch(row -> !before.contains(HEX.formatHex((byte[]) row[HASH])));
    }

    private Object[] row(CaseNumber caseNumber, Mark mark) {
        var fingerprint = cipher.fingerprint(mark.text());
        return new Object[] {caseNumber.value(), mark.trait().code(), fingerprint.hash(), fingerprint.key()};
    }

    /** From all answers of the case that no correction has replaced. */
    private PersonTraits traits(CaseNumber caseNumber) {
        var traits = new PersonTraits();
        database.sql(
                        """
                        select v.entry_id, v.field, v.class, v.value, v.trait, e.case_number, e.form, e.recorded_at
                        from guitu.dossier_value v join guitu.dossier_entry e on e.id = v.entry_id
                        where e.case_number = :case and v.trait is not null and not exists (
                            select 1 from guitu.dossier_value later join guitu.dossier_entry c on c.id = later.entry_id
                            where c.corrects = coalesce(e.corrects, e.id) and c.id > e.id and later.field = v.field)""")
                .param("case", caseNumber.value())
                .query(row -> {
                    var answer = answers.open(row);
                    if (answer != null) {
                        traits.add(
                                Trait.of(row.getString("trait")),
                                answer,
                                yearOf(row.getTimestamp("recorded_at").toInstant()));
                    }
                });
        return traits;
    }
}
