package org.guitu.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.guitu.catalogue.Catalogue;
import org.guitu.catalogue.ProviderKind;
import org.guitu.catalogue.Suggestion;
import org.guitu.form.FormField;
import org.guitu.gate.file.Meant;
import org.guitu.gate.file.ProblemList;

/** Whether a question's options are codes, and whether it names the lists that stand elsewhere instead of copying them. */
final class OptionCheck {

    private static final Set<String> CHOICES = Set.of("select", "radio", "checklist");
    private static final Pattern CODE = Pattern.compile("[a-z0-9-]+");

    /** A question that lists so many of them means them all, and somebody has forgotten the rest. */
    private static final double NEARLY_ALL = 0.75;

    private static final int SHORTEST_LIST = 4;

    private final ProblemList problems;
    private final NamedCodes names;
    private final Set<String> texts;

    /** {@code texts}: the keys of the questions of the form that take a text. */
    OptionCheck(ProblemList problems, NamedCodes names, Set<String> texts) {
        this.problems = problems;
        this.names = names;
        this.texts = texts;
    }

    void check(JsonNode question, String name) {
        var own = new ArrayList<String>();
        question.path("values").forEach(option -> own.add(option.path("value").asText()));
        own.stream()
                .filter(code -> !CODE.matcher(code).matches())
                .forEach(code -> problems.add(name, "option '%s' is no code: a-z, 0-9 and hyphens.", code));
        own.stream()
                .filter(code -> Collections.frequency(own, code) > 1)
                .distinct()
                .forEach(code -> problems.add(
                        name,
                        "option '%s' stands there twice: whoever chooses cannot tell them apart. Keep one.",
                        code));
        question.path("values")
                .forEach(option -> problems.addUnless(
                        !option.path("label").asText().isBlank(),
                        name,
                        "option '%s' has no label, so that nobody sees what it is: write one.",
                        option.path("value").asText()));
        checkList(question, own, name);
        Catalogue.LISTS.forEach(list -> checkCopy(list, codesOf(list), own, name));
        own.stream()
                .filter(names::isNoRegion)
                .flatMap(code -> names.unknown("region", code).stream())
                .forEach(problem -> problems.add(name, problem));
    }

    private void checkList(JsonNode question, List<String> own, String name) {
        var properties = question.path("properties");
        if (properties.path("options").isMissingNode()) {
            return;
        }
        var list = properties.path("options").asText();
        problems.addUnless(
                Catalogue.LISTS.contains(list),
                name,
                "names the list '%s', which there is not%s: write one of %s.",
                list,
                Meant.of(list, Catalogue.LISTS),
                String.join(", ", Catalogue.LISTS));
        problems.addUnless(
                CHOICES.contains(question.path("type").asText()),
                name,
                "names a list of options and offers none: make it a select, radio or checklist.");
        problems.addUnless(
                List.of("", "first").contains(properties.path("ownOptions").asText()),
                name,
                "ownOptions '%s' is unknown: write 'first', or leave it out where they come last.",
                properties.path("ownOptions").asText());
        if (!ProviderKind.in(list).isEmpty()) {
            checkProviders(properties, own, list, name);
        }
        own.stream()
                .filter(codesOf(list)::contains)
                .forEach(code -> problems.add(
                        name, "option '%s' stands in the list '%s' that it names: remove it here.", code, list));
    }

    /** The directory of a region may be empty, or not have whoever is needed: nobody is kept from going on. */
    private void checkProviders(JsonNode properties, List<String> own, String list, String name) {
        problems.addUnless(
                own.contains(FormField.OTHER),
                name,
                "the list '%s' may be empty: add the option '%s'.",
                list,
                FormField.OTHER);
        problems.addUnless(
                texts.contains(properties.path("names").asText()),
                name,
                "'%s' is no text of the form: name in 'names' the question that records what the chosen one is called, and that '%s' opens.",
                properties.path("names").asText(),
                FormField.OTHER);
        problems.addUnless(
                properties.has("class"),
                name,
                "where somebody is, or who helps, is personal: add the custom property 'class'.");
    }

    private void checkCopy(String list, Set<String> codes, List<String> own, String name) {
        long copied = own.stream().filter(codes::contains).count();
        if (codes.size() >= SHORTEST_LIST && copied >= NEARLY_ALL * codes.size()) {
            problems.add(
                    name,
                    "copies the list '%s' (%d of its %d codes): remove them and name the list by the custom property 'options'.",
                    list,
                    copied,
                    codes.size());
        } else if (copied > 1) {
            // A selection by hand: what is nearly one of them is meant to be one.
            own.stream().filter(code -> !codes.contains(code)).forEach(code -> Suggestion.near(code, codes)
                    .ifPresent(near -> problems.add(
                            name, "option '%s' is none of the list '%s' (meant '%s'?).", code, list, near)));
        }
    }

    private Set<String> codesOf(String list) {
        return names.catalogue().find(list).orElse(Map.of()).keySet();
    }
}
