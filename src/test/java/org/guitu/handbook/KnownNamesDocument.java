package org.guitu.handbook;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.catalogue.KnownName;

/** The part of {@code docs/modelling.md} that lists the names on which the program relies. */
final class KnownNamesDocument {

    private static final String BEGIN = "<!-- known names: written by `mvn test -Dtest=WriteHandbook` -->\n";
    private static final String END = "<!-- end of the known names -->\n";

    private KnownNamesDocument() {}

    /** The document with that part as the code says it. */
    static String in(String document) {
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        return document.substring(0, begin) + table() + document.substring(document.indexOf(END));
    }

    private static String table() {
        return Stream.of(KnownName.values())
                .map(KnownNamesDocument::row)
                .collect(Collectors.joining("\n", "| Name | What it is | Without it |\n|---|---|---|\n", "\n"));
    }

    private static String row(KnownName known) {
        return "| %s | %s | %s |".formatted(names(known), what(known), known.breaks());
    }

    private static String names(KnownName known) {
        var names = known.names().isEmpty() ? Stream.of(known.owner()) : known.names().stream();
        return names.map("`%s`"::formatted).collect(Collectors.joining(" "));
    }

    private static String what(KnownName known) {
        return switch (known.kind()) {
            case PROCESS, DEPARTMENT -> known.kind().name().toLowerCase(Locale.ROOT);
            case TASK -> "user task of `%s`".formatted(known.owner());
            case MESSAGE -> "message that an event sub-process of `%s` waits for".formatted(known.owner());
            case FACT -> "fact in `%s`".formatted(known.owner());
            case QUESTION -> "question of `%s.form`".formatted(known.owner());
            case COLUMN -> "column of `%s.dmn`".formatted(known.owner());
        };
    }
}
