package org.guitu.header.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A row of {@code case-header.dmn}: one thing that is said in one line.
 *
 * @param sources what feeds it: the newest that has a value counts
 * @param codes the only answers that are said; empty for all
 * @param words what is said, with the answer in place of {@code {}}
 */
record HeaderRow(String line, String tone, List<Source> sources, List<String> codes, String words) {

    private static final String PLAIN = "plain";
    private static final String ANSWER = "{}";

    /**
     * A question or a fact, by its name.
     *
     * @param form in whose words a fact is said, which was not recorded with a form; {@code null} for none
     */
    record Source(String form, String name) {

        private static Source of(String text) {
            int dot = text.indexOf('.');
            return dot < 0 ? new Source(null, text) : new Source(text.substring(0, dot), text.substring(dot + 1));
        }
    }

    static HeaderRow of(Map<String, Object> cells) {
        return new HeaderRow(
                text(cells, "line", ""),
                text(cells, "tone", PLAIN),
                list(text(cells, "fields", "")).stream().map(Source::of).toList(),
                list(text(cells, "codes", "")),
                text(cells, "words", ANSWER));
    }

    boolean says(Object value) {
        return codes.isEmpty()
                || (value instanceof List<?> many ? many : List.of(value))
                        .stream().map(String::valueOf).anyMatch(codes::contains);
    }

    boolean isPlain() {
        return PLAIN.equals(tone);
    }

    String saying(String answer) {
        return words.replace(ANSWER, answer);
    }

    private static String text(Map<String, Object> cells, String column, String otherwise) {
        return cells.get(column) instanceof String text && !text.isBlank() ? text : otherwise;
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
