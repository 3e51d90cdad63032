package org.guitu.gate.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.guitu.catalogue.Service;
import org.guitu.clock.Urgency;
import org.guitu.gate.file.ProblemList;
import org.guitu.gate.file.Sentence;
import org.guitu.gate.table.LegalLimits.Legal;
import org.guitu.gate.table.Table.Row;
import org.guitu.gate.whole.OlderVersion;
import org.guitu.gate.whole.Whole;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/**
 * {@code time-limits.dmn} tried for every user task of every version in use and every urgency: a row answers, says a limit that can be
 * counted, warns before it and reports after it, is not longer for the more urgent, and not longer than a law allows.
 */
final class TimeLimitCheck {

    private static final List<String> LEVELS = List.of("escalateCounty", "escalateCity", "escalateProvince");
    private static final List<String> AMOUNTS =
            List.of("warn", "escalateCounty", "escalateCity", "escalateProvince", "longestWait", "longestWaitUrgent");
    private static final int LONGEST_WAIT = 366;

    private final Table table;
    private final Trial trial;
    private final Asked asked;
    private final Whole whole;
    private final Optional<Table> before;
    private final ProblemList problems;

    /** @param before the table as it is deployed */
    TimeLimitCheck(Table table, Trial trial, Asked asked, Whole whole, Optional<Table> before, ProblemList problems) {
        this.table = table;
        this.trial = trial;
        this.asked = asked;
        this.whole = whole;
        this.before = before;
        this.problems = problems;
    }

    void check() {
        var columns = table.inputs().stream().map(Table.Input::expression).toList();
        int task = columns.indexOf("task");
        int urgency = columns.indexOf("urgency");
        if (task < 0 || urgency < 0 || columns.size() != 2) {
            return;
        }
        table.rows().forEach(this::checkRow);
        var mentioned = Cells.codesOf(table, task);
        tasks().filter(mentioned::contains).distinct().sorted().forEach(step -> {
            var rows = new HashMap<String, Row>();
            for (String level : levels()) {
                var values = new ArrayList<Object>(Arrays.asList(null, null));
                values.set(task, step);
                values.set(urgency, level);
                trial.first(values).ifPresentOrElse(row -> rows.put(level, row), () -> noRow(step, level));
            }
            checkOrder(step, rows);
            rows.forEach((level, row) -> LegalLimits.find(step, level).ifPresent(legal -> checkLaw(row, legal)));
        });
    }

    /** Every urgency, and that of a case that has none. */
    private static List<String> levels() {
        var levels = new ArrayList<>(Codes.of(Urgency.values()));
        levels.add(null);
        return levels;
    }

    /** Of whatever version; what the catalogue of services gives working days to needs no row. */
    private Stream<String> tasks() {
        return Stream.concat(whole.files("bpmn"), whole.older().stream().map(OlderVersion::model))
                .flatMap(model -> Xml.all(whole.root(model), "process").stream())
                .filter(process -> asked.services()
                        .find(process.getAttribute("id"))
                        .flatMap(Service::workingDays)
                        .isEmpty())
                .flatMap(process -> Xml.all(process, "userTask").stream())
                .map((Element step) -> step.getAttribute("id"));
    }

    private void noRow(String task, String urgency) {
        problems.add(
                table.tableId(),
                "no row answers for '%s' when the urgency is %s: add one, with the urgency empty for all others.",
                task,
                urgency == null ? Sentence.of("not known") : "'" + urgency + "'");
    }

    private void checkRow(Row row) {
        var limit = Length.of(table, row, "limit", "unit");
        if (limit.isEmpty()) {
            problems.addUnless(
                    isNumber(row, "limit") && !Codes.UNITS.contains(table.code(row, "unit"))
                            || table.said(row, "limit").isEmpty()
                            || !isNumber(row, "limit"),
                    row.id(),
                    "row %d: the limit '%s' is not longer than nothing: write a number above 0.",
                    row.number(),
                    table.said(row, "limit"));
            return;
        }
        AMOUNTS.stream()
                .filter(amount -> isNumber(row, amount) && number(row, amount).signum() < 0)
                .forEach(amount -> problems.add(
                        row.id(),
                        "row %d: '%s' cannot be %s: no time is shorter than none.",
                        row.number(),
                        amount,
                        table.code(row, amount)));
        checkWarning(row, limit.get());
        checkLevels(row, limit.get());
        checkWaits(row);
    }

    private void checkWarning(Row row, Length limit) {
        boolean both =
                table.said(row, "warn").isEmpty() == table.said(row, "warnUnit").isEmpty();
        problems.addUnless(
                both,
                row.id(),
                "row %d: 'warn' and 'warnUnit' say something together only: fill in both, or neither.",
                row.number());
        Length.of(table, row, "warn", "warnUnit")
                .filter(warning -> warning.isLonger(limit))
                .ifPresent(warning -> problems.add(
                        row.id(),
                        "row %d warns after %s, when the limit of %s is over: warn before it.",
                        row.number(),
                        warning.words(),
                        limit.words()));
    }

    /** They count in the limit's unit, from the beginning. */
    private void checkLevels(Row row, Length limit) {
        var last = limit.amount();
        for (String level : LEVELS) {
            if (!isNumber(row, level)) {
                continue;
            }
            var amount = number(row, level);
            problems.addUnless(
                    amount.compareTo(last) >= 0,
                    row.id(),
                    "row %d reports to '%s' after %s %s, before the limit or an earlier level (%s): a level counts from the beginning, in the limit's unit.",
                    row.number(),
                    level,
                    amount.toPlainString(),
                    limit.unit(),
                    last.toPlainString());
            last = amount;
        }
        boolean reported = LEVELS.stream().anyMatch(level -> isNumber(row, level));
        problems.addUnless(
                reported || !"deadline".equals(table.code(row, "kind")),
                row.id(),
                "row %d is a deadline that nobody is told of: fill in 'escalateCounty'.",
                row.number());
    }

    private void checkWaits(Row row) {
        boolean one = isNumber(row, "longestWait");
        boolean urgent = isNumber(row, "longestWaitUrgent");
        problems.addUnless(
                one == urgent,
                row.id(),
                "row %d: 'longestWait' and 'longestWaitUrgent' are filled in both or not at all.",
                row.number());
        if (one && urgent) {
            problems.addUnless(
                    number(row, "longestWaitUrgent").compareTo(number(row, "longestWait")) <= 0,
                    row.id(),
                    "row %d lets urgent cases wait longer than others: swap 'longestWait' and 'longestWaitUrgent'.",
                    row.number());
            problems.addUnless(
                    number(row, "longestWait").compareTo(BigDecimal.valueOf(LONGEST_WAIT)) <= 0,
                    row.id(),
                    "row %d lets a case wait for more than %d days.",
                    row.number(),
                    LONGEST_WAIT);
        }
    }

    /** The more urgent never has longer. */
    private void checkOrder(String task, Map<String, Row> rows) {
        Row before = null;
        for (String level : Codes.of(Urgency.values())) {
            var row = rows.get(level);
            if (before != null && row != null && row != before) {
                var shorter = Length.of(table, before, "limit", "unit");
                var longer = Length.of(table, row, "limit", "unit");
                var urgent = before;
                if (shorter.isPresent() && longer.isPresent() && shorter.get().isLonger(longer.get())) {
                    problems.add(
                            urgent.id(),
                            "row %d gives '%s' %s, longer than row %d gives less urgent cases (%s): the more urgent has less time.",
                            urgent.number(),
                            task,
                            shorter.get().words(),
                            row.number(),
                            longer.get().words());
                }
            }
            before = row == null ? before : row;
        }
    }

    private void checkLaw(Row row, Legal legal) {
        var law = new Length(legal.limit(), legal.unit());
        Length.of(table, row, "limit", "unit")
                .filter(limit -> limit.canBeLonger(law))
                .ifPresent(limit -> problems.add(
                        row.id(),
                        "row %d: %s for '%s' can be longer than the %s of the law (%s): make it no longer, in the same unit.",
                        row.number(),
                        limit.words(),
                        legal.task(),
                        law.words(),
                        legal.source()));
        problems.addUnless(
                "law".equals(table.code(row, "certainty")),
                row.id(),
                "row %d: the limit of '%s' is the law's (%s), and what is not certain by law can be prolonged: leave 'certainty' at \"law\".",
                row.number(),
                legal.task(),
                legal.source());
    }

    /** What the installation itself has by law becomes longer only with another source. */
    void checkOwnLaw() {
        for (Row row : table.rows()) {
            before.stream()
                    .flatMap(old -> old.rows().stream()
                            .filter(same -> same.tests().stream()
                                    .map(Table.Cell::text)
                                    .toList()
                                    .equals(row.tests().stream()
                                            .map(Table.Cell::text)
                                            .toList()))
                            .filter(same -> "law".equals(old.code(same, "certainty"))
                                    && Objects.equals(old.code(same, "source"), table.code(row, "source")))
                            .flatMap(same -> Length.of(old, same, "limit", "unit").stream()))
                    .findFirst()
                    .ifPresent(old -> Length.of(table, row, "limit", "unit")
                            .filter(limit -> limit.canBeLonger(old) && !isOfLaw(row))
                            .ifPresent(limit -> problems.add(
                                    row.id(),
                                    "row %d: %s is longer than the %s that the law of its source fixes: name the law that allows it in 'source'.",
                                    row.number(),
                                    limit.words(),
                                    old.words())));
        }
    }

    /** Whether it is about a task of which the program knows what the law says. */
    private static boolean isOfLaw(Row row) {
        return row.tests().stream()
                .flatMap(cell -> Stream.of(cell.text().split(",")))
                .map(code -> code.strip().replace("\"", ""))
                .anyMatch(code -> LegalLimits.find(code, null).isPresent());
    }

    private boolean isNumber(Row row, String output) {
        return table.code(row, output).matches("-?\\d+(\\.\\d+)?");
    }

    private BigDecimal number(Row row, String output) {
        return new BigDecimal(table.code(row, output));
    }
}
