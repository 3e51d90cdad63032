package org.guitu.release.engine;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.guitu.gate.fact.FactValue;
import org.guitu.gate.fact.FactValue.Type;
import org.guitu.gate.fact.FactValues;
import org.guitu.gate.file.ModelFile;

/**
 * With which facts made-up cases come into a process: for each fact that its files mention and others set, one of the values that it can
 * have, another in every walk. The first case is a girl's of twelve, the next a woman's of twenty-nine.
 */
final class TrialFacts {

    private static final int WALKS = 14;
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
    private static final Map<String, Object> GIRL =
            Map.of("minor", true, "ageGroup", "minor", "ageYears", 12L, "sex", "female", "urgencyLevel", "normal");
    private static final Map<String, Object> WOMAN =
            Map.of("minor", false, "ageGroup", "adult", "ageYears", 29L, "sex", "female", "urgencyLevel", "high");

    private TrialFacts() {}

    /** @param process its file and its forms */
    static List<Map<String, Object>> of(List<ModelFile> process, FactValues values, LocalDate today) {
        var own = new TreeSet<String>();
        var mentioned = new LinkedHashSet<String>();
        process.forEach(file -> {
            own.add(file.name());
            own.add(file.shortName());
            WORD.matcher(new String(file.content(), StandardCharsets.UTF_8))
                    .results()
                    .forEach(word -> mentioned.add(word.group()));
        });
        var walks = new ArrayList<Map<String, Object>>();
        for (int walk = 0; walk < WALKS; walk++) {
            var facts = new HashMap<String, Object>();
            for (String name : values.names()) {
                if (mentioned.contains(name)) {
                    int which = walk;
                    values.find(name)
                            .filter(value -> value.routes() && isOfOthers(value, own))
                            .ifPresent(value -> put(facts, name, value, which, today));
                }
            }
            facts.putAll(walk % 2 == 0 ? GIRL : WOMAN);
            walks.add(facts);
        }
        return walks;
    }

    private static boolean isOfOthers(FactValue value, Set<String> own) {
        return value.givers().stream().noneMatch(own::contains);
    }

    private static void put(Map<String, Object> facts, String name, FactValue value, int walk, LocalDate today) {
        var codes = List.copyOf(value.codes());
        if (value.is(Type.CODES)) {
            facts.put(name, walk % 2 == 0 || codes.isEmpty() ? codes : List.of(codes.get(walk % codes.size())));
        } else if (value.is(Type.TEXT) && !codes.isEmpty()) {
            facts.put(name, codes.get(walk % codes.size()));
        } else if (value.is(Type.TRUTH)) {
            facts.put(name, walk % 2 == 0);
        } else if (value.is(Type.NUMBER)) {
            facts.put(name, 1L + walk);
        } else if (value.is(Type.DAY)) {
            facts.put(name, today.plusDays(30).toString());
        }
    }
}
