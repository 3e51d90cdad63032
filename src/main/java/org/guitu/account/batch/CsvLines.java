package org.guitu.account.batch;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a CSV file: separated by commas, semicolons or tabs, whichever its first line has most of; a cell in quotes may hold all of
 * these, line breaks, and a doubled quote.
 */
final class CsvLines {

    /** @param number of the line on which it begins, from 1 */
    record Line(int number, List<String> cells) {}

    private final String text;
    private final char separator;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private int number = 1;
    private int begun = 1;
    private int openedAt;

    private CsvLines(String text) {
        this.text = text.replace("\r\n", "\n").replace('\r', '\n');
        this.separator = separator(this.text);
    }

    /** Without lines that are empty. */
    static List<Line> of(String text) {
        var reading = new CsvLines(text);
        reading.read();
        return reading.lines;
    }

    /** The line of a quote that nothing closes; 0 when all are closed. */
    static int openQuote(String text) {
        var reading = new CsvLines(text);
        reading.read();
        return reading.openedAt;
    }

    /** Excel writes {@code sep=;} into a first line of its own. */
    private static char separator(String text) {
        var first = text.lines().findFirst().orElse("");
        if (first.startsWith("sep=") && first.length() == 5) {
            return first.charAt(4);
        }
        char most = ',';
        for (char one : new char[] {';', '\t'}) {
            if (count(first, one) > count(first, most)) {
                most = one;
            }
        }
        return most;
    }

    private static long count(String text, char letter) {
        return text.chars().filter(any -> any == letter).count();
    }

    private void read() {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (openedAt > 0) {
                at = quoted(letter, at);
            } else if (letter == '"' && cell.toString().isBlank()) {
                cell.setLength(0);
                openedAt = number;
            } else if (letter == separator) {
                endCell();
            } else if (letter == '\n') {
                endLine();
            } else {
                cell.append(letter);
            }
            if (letter == '\n') {
                number++;
                if (openedAt == 0) {
                    begun = number;
                }
            }
        }
        endLine();
    }

    private int quoted(char letter, int at) {
        if (letter != '"') {
            cell.append(letter);
        } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
            cell.append('"');
            return at + 1;
        } else {
            openedAt = 0;
        }
        return at;
    }

    private void endCell() {
        cells.add(cell.toString().strip());
        cell.setLength(0);
    }

    private void endLine() {
        endCell();
        boolean isEmpty = cells.stream().allMatch(String::isEmpty);
        boolean isMark = begun == 1 && cells.get(0).equals("sep=");
        if (!isEmpty && !isMark) {
            lines.add(new Line(begun, List.copyOf(cells)));
        }
        cells.clear();
    }
}
