package org.guitu.gate.formjs;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.guitu.gate.file.Sentence;

/** Whether a question's pattern is one that the browser (JavaScript) and the server (Java) read alike. */
final class PatternCheck {

    /** What one of them alone knows, or both differently. */
    private static final Pattern OF_ONE_ONLY = Pattern.compile(
            "\\\\[a-zA-Z&&[^dDwWsSbBnrtfux]]" // \p{…}, \h, \Q, \A, \z, \k …
                    + "|\\\\u\\{|\\\\x\\{" // \\u{…}
                    + "|\\(\\?(?![:=!]|<[=!])" // flags, atomic and named groups
                    + "|(?<!\\\\)[*+?}]\\+" // possessive
                    + "|\\[\\^?\\]|\\[:|&&" // [^], [[:alpha:]], intersections
                    + "|\\[[^\\]\\\\]*(?<!\\\\)\\["); // a class within a class

    private PatternCheck() {}

    static Optional<Sentence> difference(String pattern) {
        var special = OF_ONE_ONLY.matcher(pattern);
        if (special.find()) {
            return Optional.of(Sentence.of(
                    "its pattern holds '%s', which the browser and the server read differently: write it with characters, [classes], groups, ? * + {n,m} and \\d \\w \\s \\b.",
                    special.group()));
        }
        try {
            Pattern.compile(pattern);
            return Optional.empty();
        } catch (PatternSyntaxException unreadable) {
            return Optional.of(Sentence.of("its pattern '%s' is none: check its brackets and signs.", pattern));
        }
    }
}
