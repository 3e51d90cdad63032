package org.guitu.export.web;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.lowagie.text.Chunk;
import com.lowagie.text.Phrase;
import java.awt.Color;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text in whatever scripts people's names come in, divided among the fonts that have their letters: a name in one font as far as one has
 * all of it. A character that none has is written as its number, so that none is lost: {@code 〔U+1F600〕}.
 */
final class PrintedText {

    private record Part(Typeface face, String text) {}

    private final List<Part> parts = new ArrayList<>();

    private PrintedText(String text) {
        var letters = letters(Normalizer.normalize(text, Normalizer.Form.NFC));
        int at = 0;
        while (at < letters.size()) {
            int end = endOfRun(letters, at);
            divide(letters.subList(at, end));
            at = end;
        }
    }

    static Phrase of(String text, float size) {
        return of(text, size, Color.BLACK);
    }

    static Phrase of(String text, float size, Color colour) {
        var phrase = new Phrase("", Typeface.CHINESE.of(size));
        for (var part : new PrintedText(text).parts) {
            var font = part.face.of(size);
            font.setColor(colour);
            var chunk = new Chunk(part.text, font);
            if (part.face.breaksInWords()) {
                chunk.setSplitCharacter(new WordEnds());
            }
            phrase.add(chunk);
        }
        return phrase;
    }

    /** Each with the marks on it. */
    private static List<String> letters(String text) {
        var ends = BreakIterator.getCharacterInstance();
        ends.setText(text);
        var letters = new ArrayList<String>();
        for (int at = ends.first(), end = ends.next(); end != BreakIterator.DONE; at = end, end = ends.next()) {
            letters.add(text.substring(at, end));
        }
        return letters;
    }

    private static int script(String letter) {
        return UScript.getScript(letter.codePointAt(0));
    }

    /** Of blanks and signs that go with any script; figures do not go with letters that are written from the right. */
    private static boolean isNeutral(String letter) {
        return script(letter) == UScript.COMMON || script(letter) == UScript.INHERITED;
    }

    /** Letters of one script and what stands between them, or what belongs to none. */
    private static int endOfRun(List<String> letters, int start) {
        int end = start + 1;
        if (isNeutral(letters.get(start))) {
            while (end < letters.size() && isNeutral(letters.get(end))) {
                end++;
            }
            return end;
        }
        for (int at = end; at < letters.size(); at++) {
            var letter = letters.get(at);
            if (script(letter) == script(letters.get(start))) {
                end = at + 1;
            } else if (!isNeutral(letter) || letter.equals("\n") || UCharacter.isDigit(letter.codePointAt(0))) {
                break;
            }
        }
        return end;
    }

    private void divide(List<String> run) {
        var whole = face(run);
        if (whole.isPresent()) {
            add(whole.get(), String.join("", run));
            return;
        }
        int start = 0;
        for (int at = 0; at < run.size(); at++) {
            if (isNeutral(run.get(at))) {
                word(run.subList(start, at));
                letter(run.get(at));
                start = at + 1;
            }
        }
        word(run.subList(start, run.size()));
    }

    private void word(List<String> letters) {
        if (!letters.isEmpty()) {
            face(letters)
                    .ifPresentOrElse(face -> add(face, String.join("", letters)), () -> letters.forEach(this::letter));
        }
    }

    private void letter(String letter) {
        var face = face(List.of(letter));
        if (face.isPresent()) {
            add(face.get(), letter);
        } else if (letter.codePointCount(0, letter.length()) > 1) {
            letter.codePoints().forEach(part -> letter(Character.toString(part)));
        } else {
            add(Typeface.CHINESE, "〔U+%04X〕".formatted(letter.codePointAt(0)));
        }
    }

    private static Optional<Typeface> face(List<String> letters) {
        var text = String.join("", letters);
        return Typeface.of(script(letters.get(0))).stream()
                .filter(face -> face.has(text))
                .findFirst();
    }

    private void add(Typeface face, String text) {
        var seen = face.isLaidOut() ? text : seen(text);
        var last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
        if (last != null && last.face == face && !face.isRightToLeft()) {
            parts.set(parts.size() - 1, new Part(face, last.text + seen));
        } else if (!seen.isEmpty()) {
            parts.add(new Part(face, seen));
        }
    }

    /** Without joiners, variation selectors and the like, which only a layout understands. */
    private static String seen(String text) {
        return text.codePoints()
                .filter(letter -> !UCharacter.hasBinaryProperty(letter, UProperty.DEFAULT_IGNORABLE_CODE_POINT))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
