package org.guitu.progress.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.guitu.casefile.CaseNumber;
import org.guitu.clock.TaskClocks;
import org.guitu.engine.access.StepAccess.Place;
import org.guitu.office.Directory;
import org.guitu.progress.WaitWords;
import org.guitu.progress.WaitWords.Sentence;
import org.guitu.progress.engine.NextSteps.Element;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Why cases wait, each place in one sentence, without anything that is in them. Who may know it, the caller decides.
 *
 * <p>Reads the engine's tables in three queries, however many cases are asked about.
 */
@Component
public class CaseWaits {

    private static final String ENDED =
            """
            select f.case_number, f.closed_at, f.outcome, coalesce(
                (select i.proc_def_id_ from act_hi_procinst i where i.id_ = f.opened_by),
                (select d.id_ from act_re_procdef d where d.key_ = f.process order by d.version_ desc limit 1)) as model
            from guitu.case_file f where f.closed_at is not null and f.case_number in (:cases)""";

    private final JdbcClient database;
    private final TaskClocks clocks;
    private final NextSteps steps;
    private final WaitWords words;
    private final Directory directory;
    private final InstantSource time;

    CaseWaits(
            JdbcClient database,
            TaskClocks clocks,
            NextSteps steps,
            WaitWords words,
            Directory directory,
            InstantSource time) {
        this.database = database;
        this.clocks = clocks;
        this.steps = steps;
        this.words = words;
        this.directory = directory;
        this.time = time;
    }

    /** The same for one case. */
    public List<Sentence> of(CaseNumber caseNumber) {
        return of(List.of(caseNumber)).get(caseNumber);
    }

    /**
     * The same for somebody who may not know of every step: where it waits at others, and which of them come next, is not said, only at
     * how many places.
     *
     * @param known which places the reader may know of
     */
    public List<Sentence> of(CaseNumber caseNumber, Predicate<Place> known) {
        return of(List.of(caseNumber), known).get(caseNumber);
    }

    /**
     * For each of the cases at least one sentence. The first says best why the case is not closed, or how it ended; it is the only
     * one where a page has room for one.
     */
    public Map<CaseNumber, List<Sentence>> of(Collection<CaseNumber> cases) {
        return of(cases, NextSteps.EVERYTHING);
    }

    /** The same for somebody who may not know of every step, of whichever of these cases. */
    public Map<CaseNumber, List<Sentence>> of(Collection<CaseNumber> cases, Predicate<Place> known) {
        var sentences = new HashMap<CaseNumber, List<Sentence>>();
        cases.forEach(number -> sentences.put(number, new ArrayList<>()));
        if (cases.isEmpty()) {
            return sentences;
        }
        var now = time.instant();
        var numbers = cases.stream().map(CaseNumber::value).toList();
        database.sql(ENDED)
                .param("cases", numbers)
                .query((row, line) -> sentences
                        .get(new CaseNumber(row.getString("case_number")))
                        .add(ended(row, now)))
                .list();
        var tokens = Token.of(database, numbers);
        var running = clocks.of(tokens.stream()
                .map(Token::task)
                .flatMap(Optional::stream)
                .map(Token.Task::id)
                .toList());
        var byCase = new HashMap<String, List<Token>>();
        tokens.forEach(token -> byCase.computeIfAbsent(token.caseNumber(), any -> new ArrayList<>())
                .add(token));
        byCase.forEach((number, own) -> {
            var reader = new TokenReader(own, running, steps.knownBy(known), directory);
            var said = sentences.get(new CaseNumber(number));
            said.addAll(words.of(reader.waits(), now));
            words.elsewhere(reader.closed()).ifPresent(said::add);
        });
        sentences.values().stream().filter(List::isEmpty).forEach(none -> none.add(words.nothing()));
        return sentences;
    }

    private Sentence ended(ResultSet row, Instant now) throws SQLException {
        var outcome = row.getString("outcome");
        var name = Optional.ofNullable(row.getString("model"))
                .flatMap(model -> steps.nameOf(new Element(model, outcome)))
                .orElse(outcome);
        return words.ended(name, row.getTimestamp("closed_at").toInstant(), now);
    }
}
