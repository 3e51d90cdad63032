package org.guitu.gate;

import java.util.HashSet;
import java.util.regex.Pattern;
import org.guitu.catalogue.Service.ConsentGone;
import org.guitu.catalogue.TableRow;
import org.guitu.gate.file.ProblemList;
import org.w3c.dom.Element;

/** Whether each row of the catalogue says what a service needs: its names, its process, what becomes of it without consent. */
final class ServiceCheck {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z-]*");
    private static final Pattern DAYS = Pattern.compile("|[1-9]\\d{0,2}");

    private final ProblemList problems;
    private final NamedCodes names;

    ServiceCheck(ProblemList problems, NamedCodes names) {
        this.problems = problems;
        this.names = names;
    }

    void check(Element decision) {
        var codes = new HashSet<String>();
        for (TableRow row : TableRow.all(decision)) {
            problems.addUnless(
                    CODE.matcher(row.input()).matches(),
                    row.id(),
                    "'%s' is no code of a service: a-z and hyphens.",
                    row.input());
            problems.addUnless(codes.add(row.input()), row.id(), "'%s' has two rows: keep one.", row.input());
            problems.addUnless(
                    !row.output("zh").isEmpty() && !row.output("en").isEmpty(),
                    row.id(),
                    "has no name: write 'zh' and 'en'.");
            problems.addUnless(
                    row.output("process").matches("true|false"),
                    row.id(),
                    "does not say whether it has a process of its own: write true or false.");
            problems.addUnless(
                    !row.output("process").equals("true") || names.isProcess(row.input()),
                    row.id(),
                    "there is no process '%s'%s: deploy it first, or together with this table.",
                    row.input(),
                    names.meantProcess(row.input()));
            problems.addUnless(
                    ConsentGone.find(row.output("consentGone")).isPresent(),
                    row.id(),
                    "consentGone '%s' is unknown: write stops, goes-on or as-tabled.",
                    row.output("consentGone"));
            problems.addUnless(
                    DAYS.matcher(row.output("workingDays")).matches(),
                    row.id(),
                    "'%s' is no number of working days: write 1 to 999, or nothing where time-limits.dmn has all rows.",
                    row.output("workingDays"));
        }
    }
}
