package org.guitu.gate.table;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.guitu.catalogue.Suggestion;
import org.guitu.gate.file.ProblemList;
import org.guitu.gate.file.Sentence;
import org.guitu.gate.table.Table.Cell;
import org.guitu.gate.table.Table.Row;
import org.guitu.office.Department;
import org.guitu.office.Directory;

/** What somebody may have meant who wrote another code, and signs of a Chinese keyboard. */
final class Hints {

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern FULL_WIDTH = Pattern.compile("[“”„‟＂‘’，、；（）［］｛｝＞＜＝≥≤０-９]");

    private final Directory directory;

    Hints(Directory directory) {
        this.directory = directory;
    }

    /** To stand in a sentence; nothing where nothing is near. */
    Object meant(String written, Collection<String> codes) {
        return suggested(written, codes)
                .<Object>map(code -> Sentence.of(" (meant '%s'?)", code))
                .orElse("");
    }

    /** By a slip of the hand, or by its Chinese name. */
    Optional<String> suggested(String written, Collection<String> codes) {
        return Codes.ofWord(written)
                .or(() -> directory.departments().stream()
                        .filter(department -> department.zh().equals(written))
                        .map(Department::id)
                        .findFirst())
                .filter(codes::contains)
                .or(() -> Suggestion.near(written, codes));
    }

    /** Whether the cell has such signs outside its texts, which is told. */
    static boolean areFullWidth(Row row, Cell cell, ProblemList problems) {
        var found = FULL_WIDTH.matcher(TEXT.matcher(cell.text()).replaceAll(""));
        if (!found.find()) {
            return false;
        }
        problems.add(
                cell.id(),
                "row %d: '%s' in %s is a full-width sign: write \" , ( ) >= and digits in half width.",
                row.number(),
                found.group(),
                cell.text());
        return true;
    }
}
