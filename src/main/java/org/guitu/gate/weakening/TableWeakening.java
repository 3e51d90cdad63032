package org.guitu.gate.weakening;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.guitu.catalogue.ServiceCatalogue;
import org.guitu.gate.difference.Table;
import org.guitu.gate.difference.Table.Row;
import org.guitu.gate.file.Sentence;
import org.guitu.gate.weakening.TwoTables.Answers;

/**
 * What a new version of a table opens, keeps for a shorter time or lets wait longer. The tables are asked, not read: a row that was
 * moved, widened, added or taken away counts by what is answered otherwise.
 */
final class TableWeakening {

    private static final Set<String> OPEN = Set.of("\"read\"", "\"show\"");
    private static final Set<String> ACCESS = Set.of("field-access", "step-names");
    private static final String HEADER = "case-header";
    private static final String INVARIANTS = "invariants";

    private final Table before;
    private final Table after;
    private final Names names;
    private final Found found;
    private final Set<Row> opening = new HashSet<>();

    TableWeakening(Table before, Table after, Names names, Found found) {
        this.before = before;
        this.after = after;
        this.names = names;
        this.found = found;
    }

    void look() {
        if (ACCESS.contains(after.id())) {
            compare(this::opened);
        } else if (after.id().equals(HEADER)) {
            shownAbove();
        } else if (after.id().equals(INVARIANTS)) {
            lostRules();
        } else {
            Optional.ofNullable(comparisons().get(after.id())).ifPresent(this::compare);
        }
    }

    private Map<String, BiConsumer<Answers, Amounts>> comparisons() {
        return Map.of(
                "retention",
                TableWeakening::kept,
                "time-limits",
                (answers, amounts) -> new LimitWeakening(answers, amounts).look(),
                "processing-grounds",
                TableWeakening::grounded,
                "limit-extension",
                TableWeakening::prolonged,
                "parked-notice",
                (answers, amounts) -> amounts.longer("ownTier", "nextTier", "thirdTier"),
                "follow-up-interval",
                (answers, amounts) -> amounts.longer("nextVisitIn"),
                ServiceCatalogue.TABLE,
                TableWeakening::served);
    }

    private void compare(BiConsumer<Answers, Amounts> comparison) {
        var tables = TwoTables.of(before, after, names::inBothOrNone);
        for (Answers answers : tables.differing()) {
            comparison.accept(answers, new Amounts(before, after, answers, found));
        }
        found.addIf(
                tables.isTooLarge(),
                "",
                "the table is too large to find every question that it answers otherwise: look at each changed row.");
    }

    /** Each row once, by one example. */
    private void opened(Answers answers, Amounts amounts) {
        found.addIf(
                isOpen(answers.after()) && !isOpen(answers.before()) && opening.add(answers.after()),
                amounts.element(),
                "%s opens what nobody could read there before, such as %s.",
                amounts.row(),
                example(answers));
    }

    private static boolean isOpen(Row row) {
        return row != null && OPEN.contains(row.says("access"));
    }

    private Object example(Answers answers) {
        var text = answers.example().entrySet().stream()
                .map(asked -> "%s = %s"
                        .formatted(after.inputs().getOrDefault(asked.getKey(), asked.getKey()), asked.getValue()))
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? Sentence.of("everything") : text;
    }

    /** A line of the header is shown where it, or one that says more, was not. */
    private void shownAbove() {
        for (Row row : after.rows()) {
            if (before.rows().stream().anyMatch(row::isLike)
                    || tokens(row.says("fields")).stream().noneMatch(this::wasThere)) {
                continue;
            }
            var saidIt =
                    before.rows().stream().filter(old -> saysAsMuch(old, row)).toList();
            new TwoTables(after.inputs().keySet(), saidIt, List.of(row), names::inBothOrNone)
                    .differing().stream()
                            .filter(answers -> answers.before() == null)
                            .findFirst()
                            .ifPresent(answers -> found.add(
                                    row.id(),
                                    "%s shows above the task what was not shown there before: %s, such as %s.",
                                    after.words(row),
                                    row.says("fields"),
                                    example(answers)));
        }
    }

    private boolean wasThere(String field) {
        var name = field.substring(field.lastIndexOf('.') + 1);
        return names.wasThere(name) || !names.isThere(name);
    }

    private static boolean saysAsMuch(Row old, Row row) {
        return tokens(old.says("fields")).containsAll(tokens(row.says("fields")))
                && (old.says("codes").isEmpty()
                        || !row.says("codes").isEmpty()
                                && tokens(old.says("codes")).containsAll(tokens(row.says("codes"))))
                && (old.says("words").contains("{}") || !row.says("words").contains("{}"));
    }

    private static Set<String> tokens(String cell) {
        return Arrays.stream(cell.replace("\"", "").split("[,\\s]+"))
                .filter(token -> !token.isEmpty())
                .collect(Collectors.toSet());
    }

    private void lostRules() {
        for (Row row : before.rows()) {
            if (after.rows().stream().noneMatch(row::isLike)) {
                boolean changed = after.rows().stream().anyMatch(now -> now.id().equals(row.id()));
                found.add(
                        row.id(),
                        changed
                                ? "%s, which must always hold, says something else now."
                                : "%s, which must always hold, is gone.",
                        before.words(row));
            }
        }
    }

    private static void kept(Answers answers, Amounts amounts) {
        amounts.shorter("historyDays", "years");
    }

    private static void grounded(Answers answers, Amounts amounts) {
        amounts.otherThan("basis", "\"consent\"");
        amounts.otherThan("guardian", "false");
        if (amounts.was("basis").equals("\"consent\"") && amounts.is("basis").equals("\"consent\"")) {
            amounts.otherThan("consent", amounts.was("consent"));
        }
    }

    private static void prolonged(Answers answers, Amounts amounts) {
        if (answers.before() == null) {
            amounts.lose(Sentence.of("prolongs a limit that could not be prolonged before"));
        } else if (answers.after() != null) {
            amounts.longer("longest", "times");
        }
    }

    private static void served(Answers answers, Amounts amounts) {
        amounts.otherThan("consentGone", "\"stops\"");
        amounts.longer("workingDays");
    }
}
