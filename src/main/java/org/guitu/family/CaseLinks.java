package org.guitu.family;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guitu.casefile.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The links between the cases of people who belong together. A link is kept once and read from both sides; the latest word on a pair
 * counts, also that they were linked by mistake.
 *
 * <p>Whoever is linked to one of several siblings is linked to the others as well, as supposed: nobody enters a family of five ten times.
 * A pair on which there is a word already is left as it is.
 */
@Component
public class CaseLinks {

    private final JdbcClient database;

    CaseLinks(JdbcClient database) {
        this.database = database;
    }

    /** Two cases between which a link was made or ended. */
    public record Pair(CaseNumber one, CaseNumber other) {}

    private record Word(CaseNumber one, CaseNumber other, Relation relation, boolean supposed) {}

    /**
     * Links two cases, and each with those of the other's family whom it goes without saying. To be called in a transaction; whoever links
     * any meanwhile waits.
     *
     * @param relation what the other one's person is to the one's
     * @param author the account that says so
     * @return all pairs that are linked by it, the one that was asked for first
     */
    public List<Pair> link(CaseNumber one, CaseNumber other, Relation relation, String author, Instant now) {
        inTurn();
        var around = new LinkedHashMap<CaseNumber, Relation>();
        around.put(other, relation);
        linkedTo(other)
                .forEach(next -> relation.then(next.relation()).ifPresent(then -> around.put(next.number(), then)));
        var words = new ArrayList<Word>();
        around.forEach((next, then) -> words.add(new Word(one, next, then, !next.equals(other))));
        for (LinkedCase mine : linkedTo(one)) {
            var me = relation(one, mine.number());
            around.forEach((next, then) -> me.flatMap(from -> from.then(then))
                    .filter(any -> !next.equals(mine.number()))
                    .ifPresent(found -> words.add(new Word(mine.number(), next, found, true))));
        }
        var made = words.stream()
                .filter(word ->
                        !word.supposed() || !word.one().equals(word.other()) && !isSpokenOf(word.one(), word.other()))
                .toList();
        made.forEach(word -> add(word, author, now));
        return made.stream().map(word -> new Pair(word.one(), word.other())).toList();
    }

    /** Takes back the link of a pair, which was made by mistake: nothing that follows from it is taken back with it. */
    public void unlink(CaseNumber one, CaseNumber other, String author, Instant now) {
        inTurn();
        add(new Word(one, other, null, false), author, now);
    }

    /** Whatever was said of the one case is said of the other: the next of the same person. */
    public void carryOver(CaseNumber from, CaseNumber to) {
        database.sql(
                        """
                        insert into guitu.case_link (case_number, other_case, relation, supposed, author, said_at)
                        select case case_number when :from then :to else case_number end,
                            case other_case when :from then :to else other_case end, relation, supposed, author, said_at
                        from guitu.case_link where :from in (case_number, other_case) order by id""")
                .params(Map.of("from", from.value(), "to", to.value()))
                .update();
    }

    /** The cases that are linked to it, open or closed, in the order in which they were first spoken of. */
    public List<LinkedCase> linkedTo(CaseNumber caseNumber) {
        var latest = new LinkedHashMap<String, Optional<LinkedCase>>();
        database.sql(
                        """
                        select l.other_case as number, l.relation, false as inverse, l.supposed, o.region, o.closed_at, o.outcome, p.sex, l.id
                        from guitu.case_link l join guitu.case_file o on o.case_number = l.other_case
                        left join guitu.case_person p on p.case_number = o.case_number
                        where l.case_number = :case
                        union all
                        select l.case_number, l.relation, true, l.supposed, o.region, o.closed_at, o.outcome, p.sex, l.id
                        from guitu.case_link l join guitu.case_file o on o.case_number = l.case_number
                        left join guitu.case_person p on p.case_number = o.case_number
                        where l.other_case = :case
                        order by id""")
                .param("case", caseNumber.value())
                .query(row -> {
                    boolean inverse = row.getBoolean("inverse");
                    var sex = row.getString("sex");
                    var number = new CaseNumber(row.getString("number"));
                    boolean supposed = row.getBoolean("supposed");
                    var region = row.getString("region");
                    boolean open = row.getTimestamp("closed_at") == null;
                    var outcome = row.getString("outcome");
                    latest.put(
                            number.value(),
                            Relation.find(row.getString("relation"))
                                    .map(said -> inverse ? said.seenFromOther(sex) : said)
                                    .map(relation ->
                                            new LinkedCase(number, relation, supposed, region, open, outcome)));
                });
        return latest.values().stream().flatMap(Optional::stream).toList();
    }

    /** What the other one's person is to the one's; empty when the two are not linked. */
    public Optional<Relation> relation(CaseNumber other, CaseNumber one) {
        return linkedTo(one).stream()
                .filter(linked -> linked.number().equals(other))
                .map(LinkedCase::relation)
                .findFirst();
    }

    /** Also that they are the same person's. */
    private boolean isSpokenOf(CaseNumber one, CaseNumber other) {
        return database.sql(
                        """
                        select exists (select from guitu.case_link
                                where (case_number, other_case) in ((:one, :other), (:other, :one)))
                            or exists (select from guitu.same_person
                                where (case_number, other_case) in ((:one, :other), (:other, :one)) and verdict = 'same')""")
                .params(Map.of("one", one.value(), "other", other.value()))
                .query(Boolean.class)
                .single();
    }

    /**
     * One link after the other, of whatever cases: a lock of the two cases would wait for somebody who has one of them locked, as a form
     * about a case has, and links it as well.
     */
    private void inTurn() {
        database.sql("select pg_advisory_xact_lock(hashtext('case-link'), 0)")
                .query((row, line) -> row)
                .list();
    }

    private void add(Word word, String author, Instant now) {
        database.sql(
                        """
                        insert into guitu.case_link (case_number, other_case, relation, supposed, author, said_at)
                        values (:one, :other, :relation, :supposed, :author, :now)""")
                .param("one", word.one().value())
                .param("other", word.other().value())
                .param(
                        "relation",
                        word.relation() == null ? null : word.relation().code(),
                        Types.VARCHAR)
                .param("supposed", word.supposed())
                .param("author", author)
                .param("now", Timestamp.from(now))
                .update();
    }
}
