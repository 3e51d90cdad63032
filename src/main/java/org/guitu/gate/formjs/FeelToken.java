package org.guitu.gate.formjs;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A word, sign or literal of a FEEL expression.
 *
 * @param kind what it is
 * @param text as it is written, texts with their quotation marks
 */
record FeelToken(Kind kind, String text) {

    /** What a token is. */
    enum Kind {
        TEXT,
        NUMBER,
        WORD,
        SIGN
    }

    private static final Pattern TOKEN = Pattern.compile(
            "\\s+|(?<text>\"(?:[^\"\\\\]|\\\\.)*\")|(?<number>\\d+(?:\\.\\d+)?|\\.\\d+)|(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)"
                    + "|(?<sign>//|/\\*|!=|<=|>=|\\*\\*|\\.\\.|.)",
            Pattern.DOTALL);

    /** The tokens of an expression, with or without its leading {@code =}, in their order. */
    static List<FeelToken> of(String feel) {
        return TOKEN.matcher(feel.replaceFirst("^=", ""))
                .results()
                .filter(found -> !found.group().isBlank())
                .map(found -> new FeelToken(
                        found.group(1) != null
                                ? Kind.TEXT
                                : found.group(2) != null ? Kind.NUMBER : found.group(3) != null ? Kind.WORD : Kind.SIGN,
                        found.group()))
                .toList();
    }

    boolean is(String... any) {
        return List.of(any).contains(text);
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }
}
