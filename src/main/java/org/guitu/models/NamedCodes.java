package org.guitu.models;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guitu.catalogue.Catalogue;
import org.guitu.catalogue.Service;
import org.guitu.queue.Department;
import org.guitu.queue.Region;

/**
 * Whether the departments, regions, services and processes that a model names are there. What a code stands for follows from the
 * fact that it is compared with: {@code askedDepartment}, {@code planServices}, {@code openProcesses}.
 */
final class NamedCodes {

    private static final Pattern REGION = Pattern.compile("\\d{6}");

    /** {@code fact == 'code'}, {@code facts.contains('code')}, {@code fact = "code"}, {@code list contains(facts, "code")}. */
    private static final List<Pattern> COMPARISONS = List.of(
            Pattern.compile("\\b(\\w+) ?[!=]?= ?['\"]([\\w-]+)['\"]"),
            Pattern.compile("\\b(\\w+)\\.contains\\('([\\w-]+)'\\)"),
            Pattern.compile("list contains\\((\\w+), ?\"([\\w-]+)\"\\)"));

    private final Catalogue catalogue;
    private final Predicate<String> isProcess;
    private final Set<String> processes;

    /**
     * @param isProcess whether there is a process of that key
     * @param processes keys that may be suggested
     */
    NamedCodes(Catalogue catalogue, Predicate<String> isProcess, Collection<String> processes) {
        this.catalogue = catalogue;
        this.isProcess = isProcess;
        this.processes = new TreeSet<>(processes);
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
    String meantDepartment(String id) {
        return Suggestion.of(id, departments());
    }

    /** What may have been meant by a process that there is not. */
    String meantProcess(String key) {
        return Suggestion.of(key, processes);
    }

    /** What is wrong with the codes that a condition or rule compares facts with. */
    List<String> unknownIn(String text) {
        var found = new ArrayList<String>();
        for (Pattern comparison : COMPARISONS) {
            comparison.matcher(text).results().forEach(match -> unknown(match.group(1), match.group(2))
                    .ifPresent(found::add));
        }
        return found;
    }

    /** What is wrong with that code as a value of that fact. */
    Optional<String> unknown(String fact, String code) {
        var name = fact.toLowerCase(Locale.ROOT);
        if (name.endsWith("department") && !isDepartment(code)) {
            return Optional.of(
                    "'%s' is no department%s: name one of departments.csv.".formatted(code, meantDepartment(code)));
        }
        if (name.endsWith("region") && isNoRegion(code)) {
            return Optional.of(
                    "'%s' is no region%s: name one of regions.csv.".formatted(code, Suggestion.of(code, regions())));
        }
        if (name.matches(".*services?") && isNoService(code)) {
            return Optional.of("'%s' is no service%s: name one of service-catalogue.dmn."
                    .formatted(code, Suggestion.of(code, services())));
        }
        if (name.equals("openprocesses") && !isProcess.test(code)) {
            return Optional.of("'%s' is no process%s: name one that is deployed.".formatted(code, meantProcess(code)));
        }
        return Optional.empty();
    }

    /** A list of regions may have other codes besides, such as {@code abroad}. */
    boolean isNoRegion(String code) {
        return REGION.matcher(code).matches() && !catalogue.directory().isRegion(code);
    }

    /** Where no catalogue is known nothing is wrong; medical care is stopped by the key of its process. */
    private boolean isNoService(String code) {
        return !services().isEmpty() && !services().contains(code) && !isProcess.test(code);
    }

    private List<String> departments() {
        return catalogue.directory().departments().stream().map(Department::id).toList();
    }

    private List<String> regions() {
        return catalogue.directory().regions().stream().map(Region::code).toList();
    }

    private Set<String> services() {
        return catalogue.services().all().stream().map(Service::code).collect(Collectors.toSet());
    }
}
