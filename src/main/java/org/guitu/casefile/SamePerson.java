package org.guitu.casefile;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which cases are the same person's. {@link PersonIndex} only supposes it; here stands what people found out by asking each other.
 *
 * <p>A verdict holds for the pair, whichever of the two cases asked, until a later one on the same pair.
 */
@Component
public class SamePerson {

    private final JdbcClient database;

    SamePerson(JdbcClient database) {
        this.database = database;
    }

    /** What asking the other office led to. Only what is unclear is asked again. */
    public enum Verdict {
        SAME,
        DIFFERENT,
        /** Two persons of one family, or found together. */
        FAMILY,
        UNCLEAR;

        private String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The verdict that the code of an option means; empty when it is none, such as "settled by the other office". */
        public static Optional<Verdict> find(Object code) {
            return Arrays.stream(values())
                    .filter(verdict -> verdict.code().equals(code))
                    .findFirst();
        }
    }

    private record Latest(Verdict verdict, String instance) {}

    /** All that people found out about one case and others, as it was read. */
    public static final class Verdicts {

        private final Map<CaseNumber, Latest> latest;

        private Verdicts(Map<CaseNumber, Latest> latest) {
            this.latest = latest;
        }

        /** The other cases of the same person, those found first at the front. */
        public List<CaseNumber> same() {
            return latest.entrySet().stream()
                    .filter(pair -> pair.getValue().verdict() == Verdict.SAME)
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /** Those of the supposed cases on which there is no verdict at all. */
        public List<OtherCase> neverAsked(List<OtherCase> supposed) {
            return supposed.stream()
                    .filter(other -> !latest.containsKey(other.caseNumber()))
                    .toList();
        }

        /**
         * Those of the supposed cases that are still to be asked about: without a verdict, or unclear and not asked about in this
         * process instance yet.
         */
        public List<OtherCase> open(String instance, List<OtherCase> supposed) {
            return supposed.stream()
                    .filter(other -> {
                        var known = latest.get(other.caseNumber());
                        return known == null
                                || known.verdict() == Verdict.UNCLEAR
                                        && !known.instance().equals(instance);
                    })
                    .toList();
        }
    }

    /**
     * Keeps what was found out about a pair of cases.
     *
     * @param instance the process instance in which it was asked
     */
    public void decide(
            CaseNumber asking, CaseNumber other, Verdict verdict, String instance, String author, Instant now) {
        database.sql(
                        """
                        insert into guitu.same_person
                            (case_number, other_case, verdict, process_instance_id, author, decided_at)
                        values (:asking, :other, :verdict, :instance, :author, :now)""")
                .param("asking", asking.value())
                .param("other", other.value())
                .param("verdict", verdict.code())
                .param("instance", instance)
                .param("author", author)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The other cases of the same person, those found first at the front. For whoever may read the dossier of either case. */
    public List<CaseNumber> linkedTo(CaseNumber caseNumber) {
        return verdicts(caseNumber).same();
    }

    /** The latest verdict on each other case, in the order of their first verdicts. */
    public Verdicts verdicts(CaseNumber caseNumber) {
        var latest = new LinkedHashMap<CaseNumber, Latest>();
        database.sql(
                        """
                        select id, other_case as other, verdict, process_instance_id
                        from guitu.same_person where case_number = :case
                        union all
                        select id, case_number, verdict, process_instance_id
                        from guitu.same_person where other_case = :case
                        order by id""")
                .param("case", caseNumber.value())
                .query(row -> {
                    latest.put(
                            new CaseNumber(row.getString("other")),
                            new Latest(
                                    Verdict.find(row.getString("verdict")).orElseThrow(),
                                    row.getString("process_instance_id")));
                });
        return new Verdicts(latest);
    }
}
