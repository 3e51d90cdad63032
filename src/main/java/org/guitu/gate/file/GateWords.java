package org.guitu.gate.file;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/**
 * The sentences of the gate in Chinese and English. The English ones stand in the code; {@code reference/gate-sentences.csv} gives the
 * Chinese of each, with the same values in the same order unless it numbers them.
 */
public final class GateWords {

    private static final Map<String, String> CHINESE = read();

    private GateWords() {}

    /** Whether that English sentence has its Chinese. */
    static boolean knows(String english) {
        return CHINESE.containsKey(english);
    }

    /** The sentence in that language; what has no Chinese yet is told in English. */
    public static String say(Sentence sentence, Locale language) {
        return isEnglish(language)
                ? sentence.english()
                : sentence.say(english -> CHINESE.getOrDefault(english, english));
    }

    /** A whole line: the file, the element by name, lane and id, and what is wrong. */
    public static String say(Problem problem, Locale language) {
        boolean english = isEnglish(language);
        var line = new StringBuilder(problem.file());
        if (!problem.element().isEmpty()) {
            line.append(english ? ", " : "，").append(where(problem, english));
        }
        return line.append(english ? ": " : "：")
                .append(say(problem.sentence(), language))
                .toString();
    }

    private static String where(Problem problem, boolean english) {
        var place = problem.place();
        if (place.name().isEmpty() && place.lane().isEmpty()) {
            return problem.element();
        }
        var lane = place.lane().isEmpty() ? "" : (english ? "lane “%s”, " : "泳道“%s”，").formatted(place.lane());
        return (english ? "“%s” (%s%s)" : "“%s”（%s%s）").formatted(place.name(), lane, problem.element());
    }

    public static boolean isEnglish(Locale language) {
        return Locale.ENGLISH.getLanguage().equals(language.getLanguage());
    }

    private static Map<String, String> read() {
        var schema = CsvSchema.emptySchema().withHeader();
        try (var file = new ClassPathResource("reference/gate-sentences.csv").getInputStream();
                MappingIterator<Map<String, String>> rows = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(schema)
                        .readValues(file)) {
            var chinese = new HashMap<String, String>();
            rows.forEachRemaining(row -> chinese.put(row.get("en"), row.get("zh")));
            return Map.copyOf(chinese);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
