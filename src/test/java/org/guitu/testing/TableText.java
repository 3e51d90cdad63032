package org.guitu.testing;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes a decision table as somebody does in the Modeler: a cell, a row, a column. */
public final class TableText {

    private TableText() {}

    /** Another text in that cell. */
    public static UnaryOperator<String> cell(String id, String text) {
        return table -> replaced(
                table,
                "(<(\\w+) id=\"%s\">\\s*<text>)[^<]*(</text>)".formatted(Pattern.quote(id)),
                match -> match.group(1) + text.replace("&", "&amp;").replace("<", "&lt;") + match.group(3));
    }

    /** That row is gone. */
    public static UnaryOperator<String> without(String row) {
        return table -> table.replace(row(table, row), "");
    }

    /** A copy of that row above another one, with a change. */
    public static UnaryOperator<String> copied(String row, String above, UnaryOperator<String> change) {
        return table -> {
            var copy = change.apply(row(table, row)).replaceAll("id=\"([^\"]*)\"", "id=\"$1-copy\"");
            return table.replace("<rule id=\"%s\"".formatted(above), copy + "<rule id=\"%s\"".formatted(above));
        };
    }

    /** One text instead of another, wherever it stands. */
    public static UnaryOperator<String> text(String from, String to) {
        return table -> table.replace(from, to);
    }

    private static String row(String table, String id) {
        var row = Pattern.compile("(?s)<rule id=\"%s\".*?</rule>".formatted(Pattern.quote(id)))
                .matcher(table);
        if (!row.find()) {
            throw new IllegalArgumentException(id);
        }
        return row.group();
    }

    private static String replaced(String text, String pattern, Function<Matcher, String> change) {
        var matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException(pattern);
        }
        return text.substring(0, matcher.start()) + change.apply(matcher) + text.substring(matcher.end());
    }
}
