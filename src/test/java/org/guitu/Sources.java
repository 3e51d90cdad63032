package org.guitu;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What compiled classes do not tell: the Javadoc. */
final class Sources {

    static final Path MAIN = Path.of("src/main/java");

    private Sources() {}

    static DescribedPredicate<List<JavaClass>> moreThan(int most) {
        return DescribedPredicate.describe("more than %d".formatted(most), parameters -> parameters.size() > most);
    }

    /** A constructor of many parameters has a Javadoc right above it. */
    static ArchCondition<JavaConstructor> sayWhy() {
        return new ArchCondition<>("say in their Javadoc why they need so much") {

            @Override
            public void check(JavaConstructor constructor, ConditionEvents events) {
                var owner = constructor.getOwner();
                var documented = Pattern.compile(
                        "\\*/\\s+(public |protected |private )?%s\\(".formatted(Pattern.quote(owner.getSimpleName())));
                if (!documented.matcher(sourceOf(owner)).find()) {
                    events.add(SimpleConditionEvent.violated(constructor, constructor.getDescription()));
                }
            }
        };
    }

    private static String sourceOf(JavaClass owner) {
        var top = owner;
        while (top.getEnclosingClass().isPresent()) {
            top = top.getEnclosingClass().get();
        }
        for (Path root : List.of(MAIN, Path.of("src/test/java"))) {
            var file = root.resolve(top.getName().replace('.', '/') + ".java");
            if (Files.exists(file)) {
                try {
                    return Files.readString(file);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        }
        throw new AssertionError("%s has no source.".formatted(top.getName()));
    }
}
