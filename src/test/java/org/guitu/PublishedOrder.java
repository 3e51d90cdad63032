package org.guitu;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The order of the packages, top to bottom, as the first code block behind “The house” in {@code docs/architecture.md} publishes it. */
final class PublishedOrder {

    private static final Path DOCUMENTATION = Path.of("docs/architecture.md");
    private static final Pattern BLOCK = Pattern.compile("## The house\\n.*?```\\n(.*?)```", Pattern.DOTALL);
    private static final String BASE = "org.guitu";

    private final Map<String, Integer> floors = new HashMap<>();

    /** @param lines the highest first; packages side by side are separated by commas */
    PublishedOrder(List<String> lines) {
        for (int floor = 0; floor < lines.size(); floor++) {
            for (String room : lines.get(floor).split(",\\s*")) {
                floors.put(BASE + "." + room.strip(), floor);
            }
        }
    }

    static PublishedOrder ofDocumentation() {
        try {
            var block = BLOCK.matcher(Files.readString(DOCUMENTATION));
            if (!block.find()) {
                throw new AssertionError("%s publishes no order of packages.".formatted(DOCUMENTATION));
            }
            return new PublishedOrder(Arrays.asList(block.group(1).strip().split("\\n")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Set<String> packages() {
        return floors.keySet();
    }

    /** The application's own class stands above all. */
    ArchCondition<JavaClass> importOnlyWhatIsBelow() {
        return new ArchCondition<>("import only packages below theirs in the published order") {

            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                origin.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> leavesUpwards(dependency))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }

    private boolean leavesUpwards(Dependency dependency) {
        var from = dependency.getOriginClass().getPackageName();
        var to = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (from.equals(to) || from.equals(BASE) || !to.startsWith(BASE)) {
            return false;
        }
        return !floors.containsKey(from) || !floors.containsKey(to) || floors.get(to) <= floors.get(from);
    }
}
