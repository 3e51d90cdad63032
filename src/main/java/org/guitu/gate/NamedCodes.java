package org.guitu.gate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guitu.catalogue.Catalogue;
import org.guitu.gate.file.Meant;
import org.guitu.gate.file.Sentence;

/**
 * Whether the departments, regions, services and processes that a model names are there. What a code stands for follows from the
 * fact that it is compared with: an answer to a question that names a list, or one that is called so, such as {@code
 * askedDepartment}, {@code planServices}, {@code openProcesses}.
 */
final class NamedCodes {

    private static final String OPEN_PROCESSES = "openProcesses";
    private static final Pattern REGION = Pattern.compile("\\d{6}");

    /** {@code fact == 'code'}, {@code facts.contains('code')}, {@code fact = "code"}, {@code list contains(facts, "code")}. */
    private static final List<Pattern> COMPARISONS = List.of(
            Pattern.compile("\\b(\\w+) ?[!=]?= ?['\"]([\\w-]+)['\"]"),
            Pattern.compile("\\b(\\w+)\\.contains\\('([\\w-]+)'\\)"),
            Pattern.compile("list contains\\((\\w+), ?\"([\\w-]+)\"\\)"));

    private final Catalogue catalogue;
    private final Predicate<String> isProcess;
    private final Set<String> processes;
    private final ListedAnswers answers;

    /**
     * @param isProcess whether there is a process of that key
     * @param processes keys that may be suggested
     * @param answers which facts are codes of lists
     */
    NamedCodes(Catalogue catalogue, Predicate<String> isProcess, Collection<String> processes, ListedAnswers answers) {
        this.catalogue = catalogue;
        this.isProcess = isProcess;
        this.processes = new TreeSet<>(processes);
        this.answers = answers;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    boolean isDepartment(String id) {
        return catalogue.directory().isDepartment(id);
    }

    boolean isProcess(String key) {
        return isProcess.test(key);
    }

    /** What may have been meant by a department that there is not. */
    Object meantDepartment(String id) {
        return Meant.of(id, named(Listed.DEPARTMENTS));
    }

    /** What may have been meant by a process that there is not. */
    Object meantProcess(String key) {
        return Meant.of(key, processes);
    }

    /** What is wrong with the codes that a condition or rule compares facts with. */
    List<Sentence> unknownIn(String text) {
        var found = new ArrayList<Sentence>();
        for (Pattern comparison : COMPARISONS) {
            comparison.matcher(text).results().forEach(match -> unknown(match.group(1), match.group(2))
                    .ifPresent(found::add));
        }
        return found;
    }

    /** What is wrong with that code as a value of that fact. */
    Optional<Sentence> unknown(String fact, String code) {
        if (OPEN_PROCESSES.equals(fact)) {
            return isProcess.test(code)
                    ? Optional.empty()
                    : Optional.of(
                            Sentence.of("'%s' is no process%s: name one that is deployed.", code, meantProcess(code)));
        }
        return listOf(fact)
                .filter(list -> isUnknown(list, code) && !answers.isOwn(fact, code))
                .map(list -> Sentence.of(
                        "'%s' is no %s%s: name one of %s.",
                        code, Sentence.of(list.one()), Meant.of(code, named(list)), list.file()));
    }

    /** As a question says whose answer it is, or else as it is called. */
    private Optional<Listed> listOf(String fact) {
        var named = answers.listOf(fact);
        if (named.isPresent()) {
            return Stream.of(Listed.values())
                    .filter(list -> named.get().startsWith(list.list()))
                    .findFirst();
        }
        var name = fact.toLowerCase(Locale.ROOT);
        return Stream.of(Listed.values())
                .filter(list -> name.matches(".*" + list.one() + "s?"))
                .findFirst();
    }

    /** A list of regions may have other codes besides, such as {@code abroad}; medical care is stopped by the key of its process. */
    private boolean isUnknown(Listed list, String code) {
        return switch (list) {
            case DEPARTMENTS -> !isDepartment(code);
            case REGIONS -> isNoRegion(code);
            case SERVICES -> !codes(list).isEmpty() && !codes(list).contains(code) && !isProcess.test(code);
        };
    }

    boolean isNoRegion(String code) {
        return REGION.matcher(code).matches() && !catalogue.directory().isRegion(code);
    }

    private Set<String> codes(Listed list) {
        return named(list).keySet();
    }

    private Map<String, String> named(Listed list) {
        return catalogue.find(list.list()).orElse(Map.of());
    }

    /** What stands in one place. */
    private enum Listed {
        DEPARTMENTS("departments.csv"),
        REGIONS("regions.csv"),
        SERVICES("service-catalogue.dmn");

        private final String file;

        Listed(String file) {
            this.file = file;
        }

        String file() {
            return file;
        }

        String list() {
            return name().toLowerCase(Locale.ROOT);
        }

        String one() {
            return list().substring(0, list().length() - 1);
        }
    }
}
