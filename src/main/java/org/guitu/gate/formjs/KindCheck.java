package org.guitu.gate.formjs;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guitu.form.FormField.Kind;
import org.guitu.gate.file.Sentence;

/**
 * Whether a condition compares each question with values of its own kind. The two engines differ where it does not: one finds
 * {@code "a"} equal to a list that holds nothing else, and not equal where the other knows no answer.
 */
final class KindCheck {

    private static final String[] ORDER = {"<", "<=", ">", ">="};

    private final Map<String, Kind> kinds;
    private final List<FeelToken> tokens;
    private final Set<Sentence> found = new LinkedHashSet<>();

    private KindCheck(Map<String, Kind> kinds, List<FeelToken> tokens) {
        this.kinds = kinds;
        this.tokens = tokens;
    }

    /**
     * What is compared with what it never is, each with the remedy.
     *
     * @param kinds the questions of the form by their keys
     */
    static Set<Sentence> differences(String feel, Map<String, Kind> kinds) {
        var check = new KindCheck(kinds, FeelToken.of(feel));
        for (int at = 0; at < check.tokens.size(); at++) {
            var kind = kinds.get(check.tokens.get(at).text());
            if (kind != null
                    && check.tokens.get(at).isWord()
                    && !check.is(at - 1, ".")
                    && !check.is(at + 1, "[", ".")) {
                check.look(at, check.tokens.get(at).text(), kind);
            }
        }
        return check.found;
    }

    private void look(int at, String key, Kind kind) {
        if (is(at + 1, "=", "!=")) {
            compare(key, kind, at + 2);
        } else if (is(at - 1, "=", "!=")) {
            compare(key, kind, at - 2);
        } else if (is(at + 1, ORDER) && isNumber(at + 2) || is(at - 1, ORDER) && isNumber(at - 2)) {
            refuseUnless(kind == Kind.NUMBER || kind == Kind.COMPUTED, key, "it is no number");
        } else if (is(at + 1, "in") && !is(at - 1, "some", "every", "for")) {
            refuseUnless(kind != Kind.CHOICES, key, "it can be several options: write list contains(%s, …)", key);
        }
        if (is(at - 1, "(")) {
            argument(at, key, kind);
        }
    }

    private void argument(int at, String key, Kind kind) {
        var isList = kind == Kind.CHOICES || kind == Kind.COMPUTED;
        if (is(at - 2, "contains") && is(at - 3, "list") || is(at - 2, "count")) {
            refuseUnless(isList, key, "it is no list: write %s = …", key);
        } else if (is(at - 2, "not") && is(at + 1, ")")) {
            refuseUnless(
                    kind == Kind.YES_NO || kind == Kind.COMPUTED,
                    key,
                    "it is neither true nor false: write %s = null, or compare it",
                    key);
        } else if (is(at - 2, "date") && is(at + 1, ")")) {
            refuseUnless(
                    kind != Kind.DATE_TIME, key, "it has a time of day, too: write date(substring(%s, 1, 10))", key);
        }
    }

    private void compare(String key, Kind kind, int other) {
        if (is(other, "true", "false")) {
            refuseUnless(
                    kind == Kind.YES_NO || kind == Kind.COMPUTED,
                    key,
                    "it is neither true nor false: write %s = null, or compare it",
                    key);
        } else if (isNumber(other)) {
            refuseUnless(kind == Kind.NUMBER || kind == Kind.COMPUTED, key, "it is no number");
        } else if (other >= 0 && other < tokens.size() && tokens.get(other).isText()) {
            refuseUnless(kind != Kind.CHOICES, key, "it can be several options: write list contains(%s, …)", key);
            refuseUnless(kind != Kind.YES_NO, key, "it is true or false: write %s = true", key);
            refuseUnless(kind != Kind.NUMBER, key, "it is a number: write it without quotation marks");
        }
    }

    private void refuseUnless(boolean fine, String key, String remedy, Object... values) {
        if (!fine) {
            found.add(Sentence.of(
                    "'%s' is compared with what it never is, which the browser and the server take differently: %s.",
                    key, Sentence.of(remedy, values)));
        }
    }

    private boolean is(int at, String... any) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(any);
    }

    private boolean isNumber(int at) {
        return at >= 0 && at < tokens.size() && tokens.get(at).kind() == FeelToken.Kind.NUMBER;
    }
}
