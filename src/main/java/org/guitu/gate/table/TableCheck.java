package org.guitu.gate.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.guitu.catalogue.ServiceCatalogue;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.gate.file.ProblemList;
import org.guitu.gate.file.Sentence;
import org.guitu.gate.table.Table.Cell;
import org.guitu.gate.table.Table.Row;
import org.guitu.gate.whole.Whole;
import org.guitu.office.Directory;

/** One table, tried. */
final class TableCheck {

    private static final Set<String> SUPPORTED = Set.of("FIRST", "UNIQUE", "ANY", "COLLECT", "RULE ORDER");

    /** What timers read: a duration of years, months, weeks or days, with or without hours and minutes; a day. */
    private static final Pattern TIME = Pattern.compile(
            "\"(P(?=\\d|T\\d)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(\\d+H)?(\\d+M)?(\\d+S)?)?|\\d{4}-\\d{2}-\\d{2}(T.*)?)\"");

    private final Whole whole;
    private final Asked asked;
    private final Readers readers;
    private final Directory directory;

    TableCheck(Whole whole, Asked asked, Readers readers, Directory directory) {
        this.whole = whole;
        this.asked = asked;
        this.readers = readers;
        this.directory = directory;
    }

    List<Problem> check(ModelFile file) {
        var problems = new ProblemList(file);
        var before = whole.before(file.shortName()).flatMap(old -> Table.of(whole.root(old)));
        Table.of(whole.root(file)).ifPresent(table -> check(table, before, problems));
        return problems.found().stream().distinct().toList();
    }

    private void check(Table table, Optional<Table> before, ProblemList problems) {
        checkShape(table, problems);
        if (readers.wantTime(table)) {
            table.rows().forEach(row -> checkTime(row, problems));
        }
        new Cells(table, asked, before.map(Cells::codesOf).orElse(Map.of()), directory, problems).check();
        var domains =
                table.inputs().stream().map(input -> asked.domain(table, input)).toList();
        Trial.of(table, domains).ifPresent(trial -> {
            checkRows(table, trial, problems);
            if (table.answersOnce()) {
                checkGaps(table, trial, before, domains, problems);
            }
            if (table.id().equals("time-limits")) {
                var limits = new TimeLimitCheck(table, trial, asked, whole, before, problems);
                limits.check();
                limits.checkOwnLaw();
            }
        });
    }

    private void checkShape(Table table, ProblemList problems) {
        problems.addUnless(
                SUPPORTED.contains(table.hitPolicy()),
                table.tableId(),
                "hit policy %s is not supported: choose FIRST, UNIQUE, ANY, COLLECT or RULE ORDER.",
                table.hitPolicy());
        problems.addUnless(
                !readers.wantOne(table) || table.answersOnce(),
                table.tableId(),
                "hit policy %s gives several answers, and whoever asks counts on one: choose FIRST.",
                table.hitPolicy());
        problems.addUnless(
                !readers.wantAll(table) || !table.answersOnce(),
                table.tableId(),
                "hit policy %s gives one answer, and whoever asks wants all that fit: choose COLLECT.",
                table.hitPolicy());
        problems.addUnless(
                !readers.wantOneColumn(table) || table.outputs().size() == 1,
                table.tableId(),
                "has %d columns that say something, and a process takes the only one: keep one.",
                table.outputs().size());
    }

    /** A timer that cannot read it fails, and the case with it. */
    private static void checkTime(Row row, ProblemList problems) {
        for (Cell cell : row.says()) {
            problems.addUnless(
                    !cell.text().startsWith("\"") || TIME.matcher(cell.text()).matches(),
                    cell.id(),
                    "row %d: a timer waits for %s and cannot read it: write a duration as \"P14D\" (14 days), or a day as \"2030-12-31\".",
                    row.number(),
                    cell.text());
        }
    }

    private void checkRows(Table table, Trial trial, ProblemList problems) {
        for (Row row : table.rows()) {
            problems.addUnless(
                    !trial.isImpossible(row) || !isUnderstood(table, row),
                    row.id(),
                    "row %d fits nothing that the table is ever asked with: mend the cells %s.",
                    row.number(),
                    String.join(" | ", row.tests().stream().map(Cell::text).toList()));
        }
        if (table.hitPolicy().equals("FIRST")) {
            trial.hidden()
                    .forEach(hidden -> problems.add(
                            hidden.row().id(),
                            hidden.by().isPresent()
                                    ? "row %d is never reached: row %d above it answers all of it. Put the particular above the general, or take it out."
                                    : "row %d is never reached: the rows above it answer all of it, or it is about nobody. Put it above them, or take it out.",
                            hidden.by().isPresent()
                                    ? new Object[] {
                                        hidden.row().number(), hidden.by().get().number()
                                    }
                                    : new Object[] {hidden.row().number()}));
        } else if (table.hitPolicy().equals("UNIQUE") && !table.id().equals(ServiceCatalogue.TABLE)) {
            trial.overlapping()
                    .forEach(pair -> problems.add(
                            pair.second().id(),
                            "rows %d and %d both answer for %s, and the table fails there: let one of them go, or choose FIRST.",
                            pair.first().number(),
                            pair.second().number(),
                            pair.example().isEmpty() ? Sentence.of("everything") : pair.example()));
        } else if (table.hitPolicy().equals("ANY")) {
            trial.overlapping().stream()
                    .filter(pair -> !says(pair.first()).equals(says(pair.second())))
                    .forEach(pair -> problems.add(
                            pair.second().id(),
                            "rows %d and %d answer differently for %s, and the table fails there: let them say the same, or choose FIRST.",
                            pair.first().number(),
                            pair.second().number(),
                            pair.example().isEmpty() ? Sentence.of("everything") : pair.example()));
        } else if (!table.answersOnce()) {
            trial.contained().stream()
                    .filter(pair -> says(pair.first()).equals(says(pair.second())))
                    .forEach(pair -> problems.add(
                            pair.second().id(),
                            "row %d says what row %d says for all of it already: take it out.",
                            pair.second().number(),
                            pair.first().number()));
        }
    }

    /** Whether its cells have no codes that there are not, which are spoken of already. */
    private boolean isUnderstood(Table table, Row row) {
        for (int i = 0; i < table.inputs().size(); i++) {
            var domain = asked.domain(table, table.inputs().get(i));
            var alone = new Table(table.id(), "", "", table.inputs(), List.of(), List.of(row));
            if (!Cells.codesOf(alone, i).stream().allMatch(domain::canBe)) {
                return false;
            }
        }
        return true;
    }

    private static List<String> says(Row row) {
        return row.says().stream().map(Cell::text).toList();
    }

    /** A gap is a fault where nothing goes on without an answer, and where the table had one until now. */
    private void checkGaps(
            Table table, Trial trial, Optional<Table> before, List<Domain> domains, ProblemList problems) {
        if (table.id().equals("time-limits") || table.id().equals(ServiceCatalogue.TABLE)) {
            return;
        }
        if (table.id().equals("processing-grounds")) {
            gaps(Trial.of(table, ofOwnRows(table, domains)), table, problems);
            return;
        }
        boolean answered = before.filter(old -> old.inputs().stream()
                        .map(Table.Input::expression)
                        .toList()
                        .equals(table.inputs().stream()
                                .map(Table.Input::expression)
                                .toList()))
                .flatMap(old -> Trial.of(old, domains))
                .filter(old -> old.gaps().isEmpty())
                .isPresent();
        if (answered || readers.needAnswer(table)) {
            gaps(Optional.of(trial), table, problems);
        }
    }

    private static void gaps(Optional<Trial> trial, Table table, ProblemList problems) {
        for (String gap : trial.map(Trial::gaps).orElse(List.of())) {
            problems.add(
                    table.tableId(),
                    "no row answers for %s: add one, at the end and with empty cells for all others.",
                    gap.isEmpty() ? Sentence.of("anything") : gap);
        }
    }

    /** A process without any row is another rule's; one with a row for some has one for everybody. */
    private static List<Domain> ofOwnRows(Table table, List<Domain> domains) {
        var own = new ArrayList<Domain>();
        for (int i = 0; i < domains.size(); i++) {
            boolean isProcess = table.inputs().get(i).expression().equals("process");
            var named = Cells.codesOf(table, i).stream()
                    .filter(domains.get(i)::canBe)
                    .toList();
            own.add(isProcess ? Domain.ofCodes(named) : domains.get(i));
        }
        return own;
    }
}
