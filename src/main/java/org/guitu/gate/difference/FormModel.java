package org.guitu.gate.difference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.gate.file.Sentence;

/** What a form says, however it was saved: its fields in their order, the group of each, and what stands beside it. */
final class FormModel {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("text", "the text"),
            Map.entry("group", "the group"),
            Map.entry("separator", "the line"),
            Map.entry("spacer", "the space"),
            Map.entry("expression", "the computed value"),
            Map.entry("default", "the form"));

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("type", "the kind of question"),
            Map.entry("subtype", "date or time"),
            Map.entry("label", "the label"),
            Map.entry("dateLabel", "the label"),
            Map.entry("timeLabel", "the label of the time"),
            Map.entry("text", "the text"),
            Map.entry("description", "the help text"),
            Map.entry("defaultValue", "the answer it begins with"),
            Map.entry("readonly", "whether it is only shown"),
            Map.entry("disabled", "whether it is switched off"),
            Map.entry("searchable", "whether options can be searched"),
            Map.entry("showOutline", "whether it has a frame"),
            Map.entry("expression", "how it is computed"),
            Map.entry("computeOn", "when it is computed"),
            Map.entry("decimalDigits", "the digits after the point"),
            Map.entry("disallowPassedDates", "whether past days are refused"),
            Map.entry("validate.required", "whether it must be answered"),
            Map.entry("validate.min", "the least"),
            Map.entry("validate.max", "the most"),
            Map.entry("validate.minLength", "the shortest answer"),
            Map.entry("validate.maxLength", "the longest answer"),
            Map.entry("validate.pattern", "the pattern of the answer"),
            Map.entry("conditional.hide", "when it is hidden"),
            Map.entry("properties.class", "the class of the answer"),
            Map.entry("properties.requiredWhen", "when it must be answered"),
            Map.entry("properties.refuseWhen", "when the answer is refused"),
            Map.entry("properties.refusal", "the words of the refusal"),
            Map.entry("properties.options", "the list of options"),
            Map.entry("properties.prefill", "whether the earlier answer stands in it"),
            Map.entry("properties.prefillFrom", "the earlier answer that stands in it"),
            Map.entry("properties.shows", "what it shows"),
            Map.entry("properties.longestWait", "the step whose longest wait it keeps"),
            Map.entry("properties.notAfter", "what it may not be after"),
            Map.entry("properties.notBefore", "what it may not be before"),
            Map.entry("properties.index", "what it is found by"),
            Map.entry("properties.document", "the document it takes"));

    /** What only names the field, says where it stands, or with what it was saved. */
    private static final Set<String> PASSED_OVER = Set.of("id", "key", "path", "components", "layout", "values");

    /** Besides, of the form itself. */
    private static final Set<String> OF_TOOLS =
            Set.of("schemaVersion", "exporter", "executionPlatform", "executionPlatformVersion", "versionTag");

    private final List<Thing> things = new ArrayList<>();
    private final Map<String, String> parents = new LinkedHashMap<>();
    private final Map<String, String> besides = new LinkedHashMap<>();

    FormModel(JsonNode form) {
        things.add(thing(form, ""));
        read(form, "");
    }

    /** The form itself, whose id is empty, and its fields by key; what has none by id. */
    List<Thing> things() {
        return things;
    }

    /** The label of the group that each stands in. */
    Map<String, String> parents() {
        return parents;
    }

    /** The keys that stand in one row with it, from the left, and how wide it is. */
    Map<String, String> besides() {
        return besides;
    }

    private void read(JsonNode parent, String group) {
        var components = new ArrayList<JsonNode>();
        parent.path("components").forEach(components::add);
        for (JsonNode component : components) {
            var id = idOf(component);
            things.add(thing(component, id));
            parents.put(id, group);
            besides.put(id, row(component, components));
            read(component, component.path("label").asText(id));
        }
    }

    private static String row(JsonNode component, List<JsonNode> siblings) {
        var row = component.path("layout").path("row").asText();
        var together = siblings.stream()
                .filter(sibling -> !row.isEmpty()
                        && sibling.path("layout").path("row").asText().equals(row))
                .map(FormModel::idOf)
                .collect(Collectors.joining(", "));
        var columns = component.path("layout").path("columns").asText("");
        return together.contains(",")
                ? together + (columns.isEmpty() || columns.equals("null") ? "" : " /" + columns)
                : "";
    }

    static String idOf(JsonNode component) {
        return component.path("key").asText(component.path("id").asText());
    }

    private static Thing thing(JsonNode component, String id) {
        var says = new LinkedHashMap<Sentence, Object>();
        collect(component, "", says, id.isEmpty());
        var options = new ArrayList<String>();
        component.path("values").forEach(option -> {
            var code = option.path("value").asText();
            options.add(code);
            says.put(Sentence.of("the option %s", code), option.path("label").asText());
        });
        if (!options.isEmpty()) {
            says.put(Sentence.of("the options"), String.join(", ", options));
        }
        return new Thing(id, words(component, id), says);
    }

    private static Sentence words(JsonNode component, String id) {
        var kind = Sentence.of(KINDS.getOrDefault(component.path("type").asText(), "the question"));
        var label = Stream.of("label", "dateLabel", "timeLabel")
                .map(name -> component.path(name).asText())
                .filter(text -> !text.isEmpty())
                .findFirst();
        var shown = id.isEmpty() ? component.path("id").asText() : id;
        return label.map(text -> Sentence.of("%s '%s' (%s)", kind, text, shown))
                .orElseGet(() -> Sentence.of("%s (%s)", kind, shown));
    }

    private static void collect(JsonNode part, String path, Map<Sentence, Object> says, boolean isForm) {
        part.properties().forEach(entry -> {
            var name = path + entry.getKey();
            var value = entry.getValue();
            if (path.isEmpty() && (PASSED_OVER.contains(name) || isForm && OF_TOOLS.contains(name))) {
                return;
            }
            if (value.isObject()) {
                collect(value, name + ".", says, isForm);
            } else if (!saysNothing(value)
                    && !(name.equals("computeOn") && value.asText().equals("change"))) {
                says.put(
                        meaning(name),
                        BpmnWords.value(value.isValueNode() ? value.asText().strip() : value.toString()));
            }
        });
    }

    private static boolean saysNothing(JsonNode value) {
        return value.isNull()
                || value.isBoolean() && !value.asBoolean()
                || value.isTextual() && value.asText().isBlank()
                || value.isArray() && value.isEmpty();
    }

    private static Sentence meaning(String name) {
        var words = WORDS.get(name);
        return words == null
                ? Sentence.of("the property %s", name.replaceFirst("^properties\\.", ""))
                : Sentence.of(words);
    }
}
