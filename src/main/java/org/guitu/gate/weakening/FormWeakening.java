package org.guitu.gate.weakening;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.gate.file.Sentence;

/** What a form no longer asks, demands, refuses or keeps as closed as before. */
final class FormWeakening {

    private final String form;
    private final JsonNode before;
    private final Map<String, JsonNode> after = new LinkedHashMap<>();
    private final ClassReaders readers;
    private final Found found;

    FormWeakening(String form, JsonNode before, JsonNode after, ClassReaders readers, Found found) {
        this.form = form;
        this.before = before;
        this.readers = readers;
        this.found = found;
        Names.components(after).forEach(component -> this.after.put(idOf(component), component));
    }

    void look() {
        Names.components(before).forEach(was -> {
            var is = after.get(idOf(was));
            if (is == null) {
                found.addIf(demands(was), idOf(was), "%s, which had to be answered, is asked no more.", words(was));
                return;
            }
            dataClass(was, is);
            required(was, is);
            hidden(was, is);
            refused(was, is);
            bounds(was, is);
        });
    }

    private static String idOf(JsonNode component) {
        return component.path("key").asText(component.path("id").asText());
    }

    private static String property(JsonNode component, String name) {
        return component.path("properties").path(name).asText("");
    }

    private static Sentence words(JsonNode component) {
        var label = Stream.of("label", "dateLabel", "timeLabel")
                .map(name -> component.path(name).asText(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(idOf(component));
        return Sentence.of("'%s' (%s)", label, idOf(component));
    }

    private void dataClass(JsonNode was, JsonNode is) {
        var old = property(was, "class");
        var now = property(is, "class");
        if (old.isEmpty() || old.equals(now)) {
            return;
        }
        found.addIf(
                now.isEmpty(),
                idOf(is),
                "%s lost the class '%s': its answer goes to the engine instead of the encrypted dossier.",
                words(is),
                old);
        found.addIf(
                !now.isEmpty() && readers.moreThan(old, now, form, idOf(is)),
                idOf(is),
                "%s has the class '%s' instead of '%s', which more departments may read.",
                words(is),
                now,
                old);
    }

    private static boolean isAlwaysRequired(JsonNode component) {
        return component.path("validate").path("required").asBoolean();
    }

    private static boolean isOnlyShown(JsonNode component) {
        return component.path("readonly").asBoolean()
                || component.path("disabled").asBoolean();
    }

    /** Whether it, or something in the group, has to be answered or is refused. */
    private static boolean demands(JsonNode component) {
        return Stream.concat(Stream.of(component), Names.components(component))
                .anyMatch(each -> isAlwaysRequired(each)
                        || !property(each, "requiredWhen").isEmpty()
                        || !property(each, "refuseWhen").isEmpty());
    }

    private void required(JsonNode was, JsonNode is) {
        var old = property(was, "requiredWhen");
        var now = property(is, "requiredWhen");
        if (isOnlyShown(is) && !isOnlyShown(was) && demands(was)) {
            found.add(idOf(is), "%s, which had to be answered, is only shown.", words(is));
        } else if (isAlwaysRequired(was) && !isAlwaysRequired(is)) {
            found.add(idOf(is), "%s need not be answered any more in every case.", words(is));
        } else if (!isAlwaysRequired(is)
                && !old.isEmpty()
                && !(Alternatives.of(now).covers(Alternatives.of(old)) && !now.isEmpty())) {
            found.add(
                    idOf(is),
                    "%s had to be answered when '%s'; it has to be when '%s'.",
                    words(is),
                    old,
                    now.isEmpty() ? Sentence.of("never") : now);
        }
    }

    private void hidden(JsonNode was, JsonNode is) {
        var old = was.path("conditional").path("hide").asText("");
        var now = is.path("conditional").path("hide").asText("");
        found.addIf(
                demands(was) && !Alternatives.of(old).covers(Alternatives.of(now)),
                idOf(is),
                "%s, which has to be answered, was hidden when '%s' and is hidden when '%s'.",
                words(is),
                old.isEmpty() ? Sentence.of("never") : old,
                now);
    }

    private void refused(JsonNode was, JsonNode is) {
        var old = property(was, "refuseWhen");
        var now = property(is, "refuseWhen");
        found.addIf(
                !old.isEmpty() && !Alternatives.of(now).covers(Alternatives.of(old)),
                idOf(is),
                "%s was refused when '%s'; it is refused when '%s'.",
                words(is),
                old,
                now.isEmpty() ? Sentence.of("never") : now);
    }

    private void bounds(JsonNode was, JsonNode is) {
        found.addIf(
                isWider(was, is, "max", 1) || isWider(was, is, "min", -1),
                idOf(is),
                "%s takes numbers that were refused before.",
                words(is));
        var pattern = was.path("validate").path("pattern").asText("");
        found.addIf(
                !pattern.isEmpty()
                        && !pattern.equals(is.path("validate").path("pattern").asText("")),
                idOf(is),
                "%s no longer has to look like '%s'.",
                words(is),
                pattern);
        found.addIf(
                was.path("disallowPassedDates").asBoolean()
                        && !is.path("disallowPassedDates").asBoolean(),
                idOf(is),
                "%s takes days that have passed.",
                words(is));
        for (String limit : List.of("notAfter", "notBefore", "longestWait")) {
            var lost = names(property(was, limit));
            lost.removeAll(names(property(is, limit)));
            found.addIf(
                    !lost.isEmpty(),
                    idOf(is),
                    "%s is no longer held to %s (%s).",
                    words(is),
                    String.join(", ", lost),
                    limit);
        }
        found.addIf(
                property(was, "correctable").equals("false")
                        && !property(is, "correctable").equals("false"),
                idOf(is),
                "%s can be corrected past the step that changes it and the person who looks at that.",
                words(is));
    }

    private static Set<String> names(String list) {
        return Arrays.stream(list.split(",\\s*"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** @param sign 1 where a greater bound is wider, -1 where a smaller one is */
    private static boolean isWider(JsonNode was, JsonNode is, String bound, int sign) {
        var old = was.path("validate").path(bound);
        var now = is.path("validate").path(bound);
        return old.isNumber()
                && (!now.isNumber() || sign * new BigDecimal(now.asText()).compareTo(new BigDecimal(old.asText())) > 0);
    }
}
