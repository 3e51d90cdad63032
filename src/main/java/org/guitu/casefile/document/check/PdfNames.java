package org.guitu.casefile.document.check;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names in one object of a PDF (ISO 32000-1, 7.2 and 7.3), from where it begins to the word that ends it. */
final class PdfNames {

    private static final String DELIMITERS = "()<>[]{}/%";
    private static final String BLANKS = "\0\t\n\f\r ";
    private static final Set<String> LAST = Set.of("endobj", "stream", "startxref", "obj");
    private static final Pattern ESCAPE = Pattern.compile("#([0-9A-Fa-f]{2})");

    private final String text;
    private final Set<String> names = new HashSet<>();
    private String last = "";
    private int at;
    private boolean acts;

    PdfNames(String text, int start) {
        this.text = text;
        this.at = start;
        read();
    }

    Set<String> names() {
        return names;
    }

    /** Whether something is done as soon as the document is opened, other than showing a place in it. */
    boolean acts() {
        return acts;
    }

    /** Behind the word that ended it. */
    int end() {
        return at;
    }

    boolean endsWith(String word) {
        return last.equals(word);
    }

    private void read() {
        while (at < text.length() && !LAST.contains(last)) {
            char here = text.charAt(at);
            if (here == '/') {
                at++;
                var name = unescaped(word());
                names.add(name);
                acts |= name.equals("OpenAction") && !isPlaceNext();
            } else if (here == '(') {
                skipString();
            } else if (here == '%') {
                while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                    at++;
                }
            } else if (isRegular(here)) {
                last = word();
            } else {
                at++;
            }
        }
    }

    private boolean isPlaceNext() {
        int next = at;
        while (next < text.length() && BLANKS.indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next < text.length() && text.charAt(next) == '[';
    }

    private String word() {
        int start = at;
        while (at < text.length() && isRegular(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isRegular(char letter) {
        return DELIMITERS.indexOf(letter) < 0 && BLANKS.indexOf(letter) < 0;
    }

    private void skipString() {
        int depth = 0;
        do {
            switch (text.charAt(at)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case '\\' -> at++;
                default -> {
                    // A letter of the string.
                }
            }
            at++;
        } while (depth > 0 && at < text.length());
        at = Math.min(at, text.length());
    }

    /** {@code /J#53} is {@code /JS}. */
    static String unescaped(String name) {
        return ESCAPE.matcher(name)
                .replaceAll(code -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16))));
    }
}
