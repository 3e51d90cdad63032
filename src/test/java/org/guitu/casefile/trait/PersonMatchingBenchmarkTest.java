package org.guitu.casefile.trait;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guitu.casefile.trait.PersonTraits.Said;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How well the same person is told from others: pairs of people as two offices would have written them down, of every kind that this
 * country's cases know. Two lists, by people who did not know each other's. Prints for each kind how many of the same are found and how many of the different are offered.
 */
class PersonMatchingBenchmarkTest {

    private static final LocalDate ASKED_ON = LocalDate.of(2026, 11, 1);
    private static final Pattern CODE_POINT = Pattern.compile("\\\\u([0-9a-f]{4})");
    private static final double RECALL = 0.97;
    private static final double FALSE_MATCHES = 0.01;
    private static final int PAIRS = 120;
    private static final int PAIRS_OF_A_KIND = 6;

    private enum Outcome {
        OFFERED,
        HINT,
        NOT
    }

    private record Pair(int line, String kind, String one, String other, Outcome expected) {

        Outcome outcome() {
            var likeness = likeness(one, other);
            assertThat(likeness(other, one)).as("line %s read backwards", line).isEqualTo(likeness);
            return likeness.isNone() ? Outcome.NOT : likeness.isHint() ? Outcome.HINT : Outcome.OFFERED;
        }

        @Override
        public String toString() {
            return "line %d, %s: %s / %s should be %s, is %s".formatted(line, kind, one, other, expected, outcome());
        }
    }

    private static final class Tally {
        private int same;
        private int found;
        private int others;
        private int wrong;

        void count(Outcome expected, Outcome outcome) {
            if (expected == Outcome.OFFERED) {
                same++;
                found += outcome == Outcome.OFFERED ? 1 : 0;
            } else {
                others++;
                wrong += outcome == Outcome.OFFERED ? 1 : 0;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pairs.tsv", "other-pairs.tsv"})
    void theSameIsFoundAndOthersAreNot(String list) throws IOException {
        var all = new Tally();
        var kinds = new TreeMap<String, Tally>();
        var surprises = new ArrayList<Pair>();
        for (Pair pair : pairs(list)) {
            var outcome = pair.outcome();
            all.count(pair.expected(), outcome);
            kinds.computeIfAbsent(pair.kind(), any -> new Tally()).count(pair.expected(), outcome);
            if (outcome != pair.expected()) {
                surprises.add(pair);
            }
        }
        kinds.forEach((kind, tally) -> print(kind, tally));
        print(list, all);
        surprises.forEach(System.out::println);
        assertThat((double) all.found / all.same).as("recall").isGreaterThanOrEqualTo(RECALL);
        assertThat((double) all.wrong / all.others).as("false matches").isLessThanOrEqualTo(FALSE_MATCHES);
        assertThat(all.same + all.others).isGreaterThanOrEqualTo(PAIRS);
        assertThat(kinds.values()).allMatch(kind -> kind.same + kind.others >= PAIRS_OF_A_KIND);
    }

    private static void print(String kind, Tally tally) {
        System.out.printf(
                "%-28s same %3d found %3d   others %3d offered %3d%n",
                kind, tally.same, tally.found, tally.others, tally.wrong);
    }

    private static List<Pair> pairs(String list) throws IOException {
        try (var file = PersonMatchingBenchmarkTest.class.getResourceAsStream(list)) {
            var lines = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return Stream.iterate(0, line -> line < lines.size(), line -> line + 1)
                    .filter(line ->
                            !lines.get(line).isBlank() && !lines.get(line).startsWith("#"))
                    .map(line -> pair(line + 1, lines.get(line).split("\t")))
                    .toList();
        }
    }

    private static Pair pair(int line, String[] columns) {
        return new Pair(line, columns[0], columns[2], columns[3], Outcome.valueOf(columns[1].toUpperCase()));
    }

    /** Found in the index first, then compared, as the program does. */
    private static Likeness likeness(String one, String other) {
        var asking = traits(one);
        var recorded = traits(other);
        return asking.marksToLookFor().stream().anyMatch(recorded.marks()::contains)
                ? asking.likenessTo(recorded)
                : Likeness.NONE;
    }

    private static PersonTraits traits(String text) {
        var traits = new PersonTraits();
        var said = new ArrayList<Said>();
        for (String part : text.split("\\|")) {
            var value = CODE_POINT
                    .matcher(part.substring(part.indexOf('=') + 1))
                    .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));
            switch (part.substring(0, part.indexOf('='))) {
                case "sex" -> traits.setSex(value);
                case "disputed" -> traits.setAgeInDoubt(true);
                case "name" -> said.add(new Said(Trait.NAME, value));
                case "other" -> said.add(new Said(Trait.NAME, value));
                case "age" -> said.add(new Said(Trait.AGE, Integer.valueOf(value)));
                case "born" -> said.add(new Said(Trait.BIRTH_DATE, value));
                case "phone" -> said.add(new Said(Trait.PHONE, value));
                case "owner" -> said.add(new Said(Trait.PHONE_OWNER, value));
                case "im" -> said.add(new Said(Trait.ACCOUNT, value));
                case "id" -> said.add(new Said(Trait.ID_NUMBER, value));
                case "type" -> said.add(new Said(Trait.DOCUMENT_TYPE, value));
                case "country" -> said.add(new Said(Trait.DOCUMENT_COUNTRY, value));
                default -> throw new IllegalArgumentException(part);
            }
        }
        traits.add(said, ASKED_ON);
        return traits;
    }
}
