package org.guitu.gate.weakening;

import java.util.Map;
import org.guitu.gate.file.Sentence;
import org.guitu.gate.weakening.TwoTables.Answers;

/** Whether a step may take longer than before, is warned of or reported later, or a wait that must last ends sooner. */
final class LimitWeakening {

    /** In hours: the least and the most that one of the unit can be; holidays lie between. */
    private static final Map<String, double[]> UNITS = Map.of(
            "\"hours\"", new double[] {1, 1},
            "\"calendar-days\"", new double[] {24, 24},
            "\"working-days\"", new double[] {24, 24 * 2.8},
            "\"months\"", new double[] {28 * 24, 31 * 24});

    private final Answers answers;
    private final Amounts amounts;

    LimitWeakening(Answers answers, Amounts amounts) {
        this.answers = answers;
        this.amounts = amounts;
    }

    void look() {
        if (answers.before() == null) {
            return;
        }
        if (answers.after() == null) {
            amounts.lose(Sentence.of("is gone, and no other row limits the step"));
            return;
        }
        if (!amounts.was("kind").equals(amounts.is("kind"))) {
            amounts.changed("kind");
            return;
        }
        if (amounts.was("kind").equals("\"waiting\"")) {
            timed("limit", "unit", false);
        } else {
            timed("limit", "unit", true);
        }
        timed("warn", "warnUnit", true);
        timed("escalateCounty", "unit", true);
        timed("escalateCity", "unit", true);
        timed("escalateProvince", "unit", true);
        amounts.longer("longestWait", "longestWaitUrgent");
    }

    /** Two amounts of one unit are compared as numbers; of two units the longer one must be so in every month. */
    private void timed(String column, String unitColumn, boolean longerIsWeaker) {
        if (amounts.was(column).isEmpty()) {
            return;
        }
        var unitBefore = UNITS.get(amounts.was(unitColumn));
        var unitAfter = UNITS.get(amounts.is(unitColumn));
        if (unitBefore == null || unitAfter == null || amounts.was(unitColumn).equals(amounts.is(unitColumn))) {
            if (longerIsWeaker) {
                amounts.longer(column);
            } else {
                amounts.shorter(column);
            }
            return;
        }
        var was = Amounts.number(amounts.was(column));
        var is = Amounts.number(amounts.is(column));
        boolean kept = was.isPresent()
                && is.isPresent()
                && (longerIsWeaker
                        ? is.get() * unitAfter[1] <= was.get() * unitBefore[0]
                        : is.get() * unitAfter[0] >= was.get() * unitBefore[1]);
        if (!kept) {
            amounts.changed(column);
            amounts.changed(unitColumn);
        }
    }
}
