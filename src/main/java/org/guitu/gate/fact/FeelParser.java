package org.guitu.gate.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.guitu.gate.fact.Feel.Binary;
import org.guitu.gate.fact.Feel.Call;
import org.guitu.gate.fact.Feel.Choice;
import org.guitu.gate.fact.Feel.Filter;
import org.guitu.gate.fact.Feel.Items;
import org.guitu.gate.fact.Feel.Loop;
import org.guitu.gate.fact.Feel.Name;
import org.guitu.gate.fact.Feel.Nothing;
import org.guitu.gate.fact.Feel.Numeral;
import org.guitu.gate.fact.Feel.Part;
import org.guitu.gate.fact.Feel.Range;
import org.guitu.gate.fact.Feel.Text;
import org.guitu.gate.fact.Feel.Truth;
import org.springframework.util.ConcurrentReferenceHashMap;

/** Takes FEEL apart, as far as forms and tables use it. */
public final class FeelParser {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|\\d+(?:\\.\\d+)?|\\.\\d+|[\\p{L}_][\\p{L}\\p{N}_]*|<=|>=|!=|\\*\\*|\\.\\.|[-+*/=<>()\\[\\],.?])");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Set<String> KEYWORDS =
            Set.of("and", "or", "in", "if", "then", "else", "return", "satisfies", "between", "some", "every", "for");
    private static final List<List<String>> WITH_AND =
            List.of(List.of("date", "and", "time"), List.of("years", "and", "months", "duration"));
    private static final List<Set<String>> LEVELS = List.of(
            Set.of("or"),
            Set.of("and"),
            Set.of("=", "!=", "<", "<=", ">", ">="),
            Set.of("+", "-"),
            Set.of("*", "/"),
            Set.of("**"));
    private static final int COMPARISONS = 2;

    /** Every rule asks for the same ones, of the same models, at each deployment. */
    private static final Map<String, Optional<Feel>> EXPRESSIONS = new ConcurrentReferenceHashMap<>(4096);

    private static final Map<String, Optional<Feel>> CELLS = new ConcurrentReferenceHashMap<>(4096);

    private final List<String> tokens;
    private int at;

    private FeelParser(String feel) {
        tokens = tokens(feel);
    }

    /** An expression, with or without the leading {@code =}; empty when it has something that is not known here. */
    public static Optional<Feel> expression(String feel) {
        var text = feel.strip();
        return EXPRESSIONS.computeIfAbsent(
                text.startsWith("=") ? text.substring(1) : text, body -> parsed(body, FeelParser::whole));
    }

    /**
     * A cell that tests, as a condition on {@link Feel#INPUT}: {@code "a", "b"} is {@code ? in ["a", "b"]}; empty for what is not
     * known here. A cell in which nothing stands is true.
     */
    public static Optional<Feel> test(String cell) {
        var text = cell.strip();
        return text.isEmpty() || text.equals("-")
                ? Optional.of(new Truth(true))
                : CELLS.computeIfAbsent(text, body -> parsed(body, FeelParser::tests));
    }

    private static Optional<Feel> parsed(String text, Function<FeelParser, Feel> rule) {
        try {
            var parser = new FeelParser(text);
            var feel = rule.apply(parser);
            return parser.at == parser.tokens.size() ? Optional.of(feel) : Optional.empty();
        } catch (IllegalArgumentException notKnownHere) {
            return Optional.empty();
        }
    }

    private static List<String> tokens(String feel) {
        var found = new ArrayList<String>();
        var matcher = TOKEN.matcher(feel);
        int end = 0;
        while (end < feel.stripTrailing().length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new IllegalArgumentException(feel);
            }
            found.add(matcher.group(1));
            end = matcher.end();
        }
        return found;
    }

    private Feel whole() {
        return binary(0);
    }

    private Feel tests() {
        if (isNext("not") && peek(1).equals("(")) {
            at += 2;
            var inner = tests();
            take(")");
            return new Call("not", List.of(inner));
        }
        Feel all = test();
        while (skip(",")) {
            all = new Binary("or", all, test());
        }
        return all;
    }

    private Feel test() {
        for (String sign : LEVELS.get(COMPARISONS)) {
            if (skip(sign)) {
                return new Binary(sign, Feel.INPUT, binary(COMPARISONS + 1));
            }
        }
        var feel = whole();
        if (feel instanceof Range) {
            return new Binary("in", Feel.INPUT, feel);
        }
        boolean value =
                feel instanceof Text || feel instanceof Numeral || feel instanceof Truth || feel instanceof Nothing;
        return value ? new Binary("=", Feel.INPUT, feel) : feel;
    }

    private Feel binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        var left = binary(level + 1);
        while (true) {
            if (LEVELS.get(level).contains(peek(0))) {
                left = new Binary(tokens.get(at++), left, binary(level + 1));
            } else if (level == COMPARISONS && skip("in")) {
                left = new Binary("in", left, binary(level + 1));
            } else {
                return left;
            }
        }
    }

    private Feel unary() {
        if (skip("-")) {
            var value = unary();
            return value instanceof Numeral number
                    ? new Numeral(number.value().negate())
                    : new Binary("-", new Numeral(BigDecimal.ZERO), value);
        }
        var value = primary();
        while (true) {
            if (skip(".")) {
                value = new Part(value, word());
            } else if (skip("[")) {
                value = new Filter(value, whole());
                take("]");
            } else {
                return value;
            }
        }
    }

    private Feel primary() {
        var token = next();
        if (token.startsWith("\"")) {
            return new Text(token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1"));
        }
        if (Character.isDigit(token.charAt(0)) || token.charAt(0) == '.' && token.length() > 1) {
            return new Numeral(new BigDecimal(token));
        }
        return switch (token) {
            case "true", "false" -> new Truth(token.equals("true"));
            case "null" -> new Nothing();
            case "?" -> Feel.INPUT;
            case "if" -> choice();
            case "for", "some", "every" -> loop(token);
            case "[", "]", "(" -> bracket(token);
            default -> named(token);
        };
    }

    private Feel choice() {
        var condition = whole();
        take("then");
        var then = whole();
        take("else");
        return new Choice(condition, then, whole());
    }

    private Feel loop(String kind) {
        var name = word();
        take("in");
        var list = whole();
        take(kind.equals("for") ? "return" : "satisfies");
        return new Loop(kind, name, list, whole());
    }

    /** A list, a range, or what is only held together. */
    private Feel bracket(String open) {
        var items = new ArrayList<Feel>();
        if (open.equals("[") && skip("]")) {
            return new Items(items);
        }
        var first = whole();
        if (skip("..")) {
            var last = whole();
            var close = next();
            if (!Set.of("]", ")", "[").contains(close)) {
                throw new IllegalArgumentException(close);
            }
            return new Range(first, open.equals("["), last, close.equals("]"));
        }
        items.add(first);
        if (open.equals("(")) {
            take(")");
            return first;
        }
        while (skip(",")) {
            items.add(whole());
        }
        take("]");
        return new Items(items);
    }

    private Feel named(String first) {
        if (!WORD.matcher(first).matches() || KEYWORDS.contains(first)) {
            throw new IllegalArgumentException(first);
        }
        int words = wordsOfCall();
        if (words == 0) {
            return new Name(first);
        }
        var name = String.join(" ", tokens.subList(at - 1, at - 1 + words));
        at += words;
        var arguments = new ArrayList<Feel>();
        while (!skip(")")) {
            if (!arguments.isEmpty()) {
                take(",");
            }
            arguments.add(whole());
        }
        return new Call(name, arguments);
    }

    /** How many words, from the one just taken on, are the name of a function; none when it is no call. */
    private int wordsOfCall() {
        for (List<String> name : WITH_AND) {
            int end = at - 1 + name.size();
            if (end < tokens.size()
                    && tokens.subList(at - 1, end).equals(name)
                    && tokens.get(end).equals("(")) {
                return name.size();
            }
        }
        int words = 1;
        while (WORD.matcher(peek(words - 1)).matches() && !KEYWORDS.contains(peek(words - 1))) {
            words++;
        }
        return peek(words - 1).equals("(") ? words : 0;
    }

    private String peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : "";
    }

    private boolean isNext(String token) {
        return peek(0).equals(token);
    }

    private boolean skip(String token) {
        if (isNext(token)) {
            at++;
            return true;
        }
        return false;
    }

    private void take(String token) {
        if (!skip(token)) {
            throw new IllegalArgumentException(token);
        }
    }

    private String next() {
        if (at == tokens.size()) {
            throw new IllegalArgumentException("end");
        }
        return tokens.get(at++);
    }

    private String word() {
        var word = next();
        if (!WORD.matcher(word).matches()) {
            throw new IllegalArgumentException(word);
        }
        return word;
    }
}
