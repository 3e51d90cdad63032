package org.guitu.form;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a text must look like, as form-js checks it: the pattern may match anywhere unless it is anchored.
 *
 * <p>A pattern that would look at the text without end is stopped, so that no form keeps the server busy.
 */
final class TextPattern {

    private static final int MOST_LOOKS = 2_000_000;

    private final Pattern pattern;

    /**
     * @throws IllegalArgumentException when it is not a pattern
     */
    TextPattern(String regex) {
        try {
            pattern = Pattern.compile(regex);
        } catch (PatternSyntaxException broken) {
            throw new IllegalArgumentException("'%s' is not a pattern.".formatted(regex), broken);
        }
    }

    /**
     * Whether the text looks like that.
     *
     * @throws IllegalArgumentException when it cannot be told within reason
     */
    boolean fits(String text) {
        try {
            return pattern.matcher(new CountedText(text)).find();
        } catch (StackOverflowError tooDeep) {
            throw new IllegalArgumentException("'%s' takes too long.".formatted(pattern), tooDeep);
        }
    }

    private final class CountedText implements CharSequence {

        private final CharSequence text;
        private int looks;

        private CountedText(CharSequence text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            looks++;
            if (looks > MOST_LOOKS) {
                throw new IllegalArgumentException("'%s' takes too long.".formatted(pattern));
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
