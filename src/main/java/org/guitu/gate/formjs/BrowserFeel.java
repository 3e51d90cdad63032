package org.guitu.gate.formjs;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guitu.gate.file.Sentence;

/**
 * The part of FEEL that the browser's engine (feelin) and the server's (FEEL-scala) read alike; {@code docs/modelling/forms.md} lists it,
 * {@code TwoEnginesTest} tries it in both.
 */
final class BrowserFeel {

    /** What both know, and answer alike for what is missing or empty. */
    static final Set<String> FUNCTIONS = Set.of(
            "abs",
            "all",
            "any",
            "append",
            "ceiling",
            "concatenate",
            "contains",
            "count",
            "date",
            "distinct values",
            "duration",
            "ends with",
            "even",
            "flatten",
            "floor",
            "index of",
            "list contains",
            "lower case",
            "max",
            "mean",
            "min",
            "modulo",
            "not",
            "number",
            "odd",
            "product",
            "replace",
            "split",
            "starts with",
            "string",
            "string join",
            "string length",
            "sublist",
            "substring",
            "substring after",
            "substring before",
            "sum",
            "today",
            "upper case",
            "week of year",
            "years and months duration");

    private static final Set<String> SIGNS =
            Set.of("=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "(", ")", ",", "[", "]", ".");
    private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");
    private static final Set<String> KEYWORDS = Set.of(
            "if",
            "then",
            "else",
            "and",
            "or",
            "in",
            "some",
            "every",
            "for",
            "return",
            "satisfies",
            "between",
            "true",
            "false",
            "null");
    private static final Set<String> PARTS = Set.of("day", "month", "year", "years");

    /** Names that hold a keyword. */
    private static final List<String> PARTED = List.of("get or else", "date and time", "years and months duration");

    private static final Sentence BY_NOT_AFTER =
            Sentence.of("compare times by the custom properties 'notAfter' and 'notBefore', and days by date(…)");
    private static final Sentence IN_WORDS_OF_THE_BROWSER =
            Sentence.of("the browser answers in the words of its own language; go by the numbers .day and .month");
    private static final Map<String, Sentence> REMEDIES = Map.ofEntries(
            Map.entry("get or else", Sentence.of("write if x = null then … else x")),
            Map.entry("is defined", Sentence.of("write x != null")),
            Map.entry("is empty", Sentence.of("write x = null or count(x) = 0")),
            Map.entry("is blank", Sentence.of("write x = null or replace(x, \" \", \"\") = \"\"")),
            Map.entry("trim", Sentence.of("write replace(x, \"^ +| +$\", \"\")")),
            Map.entry(
                    "matches",
                    Sentence.of(
                            "write x != replace(x, \"^…$\", \"\"), or give the question a pattern under 'Validation'")),
            Map.entry("day of week", IN_WORDS_OF_THE_BROWSER),
            Map.entry("month of year", IN_WORDS_OF_THE_BROWSER),
            Map.entry("date and time", BY_NOT_AFTER),
            Map.entry("now", BY_NOT_AFTER),
            Map.entry("time", BY_NOT_AFTER));

    /** {@code \\n} and the like; both read an escaped quotation mark. */
    private static final Pattern ESCAPED = Pattern.compile("\\\\[^\"\\\\]");

    private final List<FeelToken> tokens;
    private final Set<Sentence> found = new LinkedHashSet<>();

    private BrowserFeel(List<FeelToken> tokens) {
        this.tokens = tokens;
    }

    /** What in the expression the two do not read alike, each with its remedy. */
    static Set<Sentence> differences(String feel) {
        var check = new BrowserFeel(FeelToken.of(feel));
        for (int at = 0; at < check.tokens.size(); at++) {
            check.look(at);
        }
        return check.found;
    }

    private void look(int at) {
        var token = tokens.get(at);
        if (token.is("(")) {
            called(at).filter(function -> !FUNCTIONS.contains(function)).ifPresent(this::refuseFunction);
            if (called(at).filter("not"::equals).isPresent() && hasSeveral(at)) {
                found.add(
                        Sentence.of(
                                "not(…) of several conditions is true in the browser alone, where none of them is: join them by 'or'."));
            }
            if (called(at).filter("today"::equals).isPresent() && !isCutToTheDay(at)) {
                found.add(
                        Sentence.of(
                                "the browser's today() begins at midnight in China and its date(…) in Greenwich, so that today is not today: write date(substring(string(today()), 1, 10))."));
            }
        } else if (token.isWord()) {
            lookAtWord(at);
        } else if (token.kind() == FeelToken.Kind.SIGN) {
            lookAtSign(at);
        } else if (token.isText() && ESCAPED.matcher(token.text()).find() && !isPattern(at)) {
            found.add(Sentence.of("the browser does not read the escaped sign in %s: write it plainly.", token.text()));
        }
    }

    /** What {@code split} and {@code replace} look for is a regular expression, which reads escaped signs itself. */
    private boolean isPattern(int at) {
        return is(at - 1, ",") && tokens.subList(0, at).stream().anyMatch(word -> word.is("split", "replace"));
    }

    /** Whether more than one argument stands in these brackets. */
    private boolean hasSeveral(int bracket) {
        var depth = 1;
        for (int at = bracket + 1; at < tokens.size() && depth > 0; at++) {
            depth += is(at, "(", "[") ? 1 : is(at, ")", "]") ? -1 : 0;
            if (depth == 1 && is(at, ",")) {
                return true;
            }
        }
        return false;
    }

    private boolean isCutToTheDay(int bracket) {
        return bracket >= 5
                && bracket + 6 < tokens.size()
                && words(bracket - 5, bracket).equals("substring ( string ( today")
                && words(bracket + 1, bracket + 7).equals(") ) , 1 , 10");
    }

    private void lookAtWord(int at) {
        var token = tokens.get(at);
        if (token.is("instance") && is(at + 1, "of")) {
            found.add(
                    Sentence.of(
                            "'instance of' is broken in the browser: compare with null, or with the values that there can be."));
        } else if (token.is("function", "external")) {
            found.add(
                    Sentence.of("functions of one's own are not read alike by the browser: write the expression out."));
        } else if (token.is("in") && !is(at + 1, "(", "[") && !isOfLoop(at)) {
            found.add(
                    Sentence.of(
                            "'in' before anything but written-out values is not read alike by the browser: write list contains(list, x) or between."));
        }
    }

    /** {@code some x in}, {@code for x in 1, y in}. */
    private boolean isOfLoop(int at) {
        return is(at - 2, "some", "every", "for", ",");
    }

    private void lookAtSign(int at) {
        var token = tokens.get(at);
        if (!SIGNS.contains(token.text())) {
            found.add(Sentence.of(
                    "'%s' is not read alike by the browser and the server: write only what both know.", token.text()));
        } else if (ORDER.contains(token.text()) && (isText(at - 1) || isText(at + 1))) {
            found.add(Sentence.of(
                    "the browser cannot tell which text is less: compare days by date(…), and numbers as numbers."));
        } else if (token.is("=", "!=") && is(at + 1, "[")) {
            found.add(
                    Sentence.of(
                            "the browser compares whole lists otherwise than the server: write list contains(x, …) or count(x) = 0."));
        } else if (token.is(".") && !PARTS.contains(text(at + 1))) {
            found.add(Sentence.of(
                    "'.%s' is not read alike by the browser and the server: only .day, .month, .year of a day and .years of a duration are.",
                    text(at + 1)));
        }
    }

    /** The name of the function whose arguments begin there; none where the brackets only hold something together. */
    private Optional<String> called(int bracket) {
        if (!is(bracket, "(")) {
            return Optional.empty();
        }
        for (String name : PARTED) {
            var words = name.split(" ").length;
            if (bracket >= words && words(bracket - words, bracket).equals(name)) {
                return Optional.of(name);
            }
        }
        var from = bracket;
        while (from > 0 && tokens.get(from - 1).isWord() && !KEYWORDS.contains(text(from - 1))) {
            from--;
        }
        return from == bracket ? Optional.empty() : Optional.of(words(from, bracket));
    }

    private String words(int from, int to) {
        return tokens.subList(from, to).stream().map(FeelToken::text).collect(Collectors.joining(" "));
    }

    private void refuseFunction(String function) {
        found.add(Sentence.of(
                "the browser and the server do not both know '%s': %s.",
                function,
                REMEDIES.getOrDefault(
                        function, Sentence.of("use one of %s", String.join(", ", new TreeSet<>(FUNCTIONS))))));
    }

    private boolean is(int at, String... any) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(any);
    }

    private boolean isText(int at) {
        return at >= 0 && at < tokens.size() && tokens.get(at).isText();
    }

    private String text(int at) {
        return at < tokens.size() ? tokens.get(at).text() : "";
    }
}
