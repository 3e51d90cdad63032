package org.guitu.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One question of a form, with everything the server checks an answer against.
 *
 * <p>Reads the component of the form file as it stands; what Guitu adds to form-js lies in the component's custom properties,
 * which the Modeler shows.
 */
public final class FormField {

    /** What sort of answer a question takes. */
    public enum Kind {
        TEXT,
        NUMBER,
        DATE,
        TIME,
        DATE_TIME,
        YES_NO,
        CHOICE,
        CHOICES,
        /** Computed by the server from the other answers, whatever was sent. */
        COMPUTED
    }

    private static final Map<String, Kind> KINDS = Map.of(
            "textfield", Kind.TEXT,
            "textarea", Kind.TEXT,
            "number", Kind.NUMBER,
            "checkbox", Kind.YES_NO,
            "select", Kind.CHOICE,
            "radio", Kind.CHOICE,
            "checklist", Kind.CHOICES,
            "taglist", Kind.CHOICES,
            "expression", Kind.COMPUTED);
    private static final int LONGEST_TEXT = 4000;

    /** The option beside those of a list, for what the list does not have. */
    public static final String OTHER = "other";

    /** The property of a component with the options that only earlier versions of the form had. */
    public static final String FORMER = "formerValues";

    private static final String LIST = "options";

    private final JsonNode component;
    private final Kind kind;
    private final Map<String, String> options;
    private final List<String> hiddenWhen;

    /**
     * @param component the question as it stands in the form file
     * @param hiddenWhen the conditions, any of which hides the question: its own and those of the groups around it
     * @throws IllegalArgumentException when forms may not use components of that type
     */
    FormField(JsonNode component, List<String> hiddenWhen) {
        this(component, hiddenWhen, OptionLists.NONE);
    }

    private FormField(JsonNode component, List<String> hiddenWhen, OptionLists lists) {
        this.component = component;
        this.kind = kind(component);
        this.options = Collections.unmodifiableMap(options(component, lists));
        this.hiddenWhen = List.copyOf(hiddenWhen);
    }

    /** The same question with the options of the list that it names, if it names one. */
    FormField filled(OptionLists lists) {
        return list().isPresent() ? new FormField(component, hiddenWhen, lists) : this;
    }

    /** The name of the answer. */
    public String key() {
        return component.get("key").asText();
    }

    /** The question as people read it. */
    public String label() {
        return text(component, labelName(component))
                .or(() -> text(component, "label"))
                .or(() -> text(component, "dateLabel"))
                .or(() -> text(component, "timeLabel"))
                .orElseGet(this::key);
    }

    /** The property that holds what is shown above it; the builder gives a date a {@code label}, too, which no form shows. */
    static String labelName(JsonNode component) {
        if (!component.path("type").asText().equals("datetime")) {
            return "label";
        }
        return component.path("subtype").asText().equals("time") ? "timeLabel" : "dateLabel";
    }

    /** What is explained below the question. */
    public Optional<String> description() {
        return text(component, "description");
    }

    public Kind kind() {
        return kind;
    }

    /** The class of personal data the answer belongs to, such as {@code health}; none for a routing fact. */
    public Optional<String> dataClass() {
        return text(properties(), "class");
    }

    /** Whether the answer is personal data, kept in the dossier and never in the engine. */
    public boolean isClassified() {
        return dataClass().isPresent();
    }

    /** By which trait of the person the answer finds other cases, such as {@code phone}. */
    public Optional<String> index() {
        return text(properties(), "index");
    }

    /**
     * The question of a text that records what the chosen option is called, as if it had been written there; only where {@link #OTHER} is
     * chosen does somebody write it.
     */
    public Optional<String> names() {
        return text(properties(), "names");
    }

    /**
     * Whether its answer can be corrected by itself: what is computed follows from others, of a chosen entry it is the name, and some a
     * step of the process alone changes, because somebody else looks at it then.
     */
    public boolean isCorrectable() {
        return kind != Kind.COMPUTED
                && names().isEmpty()
                && properties().path("correctable").asBoolean(true);
    }

    /** FEEL expression of what a read-only question shows, where that is no earlier answer. */
    public Optional<String> shows() {
        return text(properties(), "shows");
    }

    /**
     * What the answer settles about the first of the {@code earlierCases}: {@code verdict}, whether it is the same person's,
     * {@code number}, by which its office proves to have been asked, or {@code relation}, what its person is in a family.
     */
    public Optional<String> earlierCase() {
        return text(properties(), "earlierCase");
    }

    /** What the answer says of somebody who belongs to the person: the number of his or her {@code case}, or the {@code relation}. */
    public Optional<String> family() {
        return text(properties(), "family");
    }

    /** The row of {@code time-limits.dmn} that says how long the case may wait at most for the day that is answered, where it waits for it. */
    public Optional<String> longestWait() {
        return text(properties(), "longestWait");
    }

    /** The question that says of which kind of document this is the number, or that kind itself. */
    Optional<String> document() {
        return text(properties(), "document");
    }

    /** What the time may not come after: {@code now}, {@code today}, or other answers and facts. */
    List<String> notAfter() {
        return listed("notAfter");
    }

    /** What the time may not come before. */
    List<String> notBefore() {
        return listed("notBefore");
    }

    private List<String> listed(String property) {
        return text(properties(), property)
                .map(names -> List.of(names.split(",\\s*")))
                .orElse(List.of());
    }

    /** Whether it only shows an earlier answer. */
    public boolean isReadOnly() {
        return component.path("readonly").asBoolean()
                || component.path("disabled").asBoolean();
    }

    /** Whether it opens with the case's earlier answer and can be changed. */
    public boolean isPrefilled() {
        return properties().path("prefill").asBoolean();
    }

    /** The questions of other steps that ask for the same: it opens with the newest answer to one of them, or to itself. */
    public List<String> sameAs() {
        return listed("sameAs");
    }

    /** Whether it shows what was answered in the process at hand, with all that it called, and not the case's latest answer. */
    public boolean isOfSameProcess() {
        return properties().path("sameProcess").asBoolean();
    }

    /** Whether it shows what was answered in the process instance at hand alone, where several of one kind run beside each other. */
    public boolean isOfSameInstance() {
        return properties().path("sameInstance").asBoolean();
    }

    /** The routing fact with whose value it opens until it has been answered once. */
    public Optional<String> prefillFrom() {
        return text(properties(), "prefillFrom");
    }

    /** The answers computed later in the form of which a computed answer means the value that they had before. */
    List<String> earlier() {
        return listed("earlier");
    }

    /** FEEL expression of a computed answer. */
    public String expression() {
        return component.path("expression").asText();
    }

    /** Whether every submit needs an answer. */
    public boolean isRequired() {
        return validate().path("required").asBoolean();
    }

    /** FEEL condition under which an answer is needed. */
    public Optional<String> requiredWhen() {
        return text(properties(), "requiredWhen");
    }

    /** FEEL condition under which the submit is refused by a rule. */
    public Optional<String> refuseWhen() {
        return text(properties(), "refuseWhen");
    }

    /** What the person is told then: a sentence, or FEEL that makes one where several conditions have their own. */
    String refusal() {
        return text(properties(), "refusal").orElse("“%s”不符合规定".formatted(label()));
    }

    /** The conditions, any of which hides the question: its own and those of the groups around it. */
    public List<String> hiddenWhen() {
        return hiddenWhen;
    }

    /** Whether a text may have several lines. */
    public boolean hasLines() {
        return component.path("type").asText().equals("textarea");
    }

    /** The longest text, in characters. */
    public int length() {
        return validate().path("maxLength").asInt(LONGEST_TEXT);
    }

    /** The shortest text, in characters, where there is one. */
    int shortest() {
        return validate().path("minLength").asInt();
    }

    /** Whether each line of the text is a row of its own that begins with its day. */
    public boolean hasDatedRows() {
        return properties().path("rows").asText().equals("dated");
    }

    /** What a text must look like. */
    public Optional<String> pattern() {
        return text(validate(), "pattern");
    }

    /** What people read when it looks otherwise. */
    Optional<String> patternMessage() {
        return text(validate(), "patternErrorMessage");
    }

    /** Of what a number is a multiple. */
    Optional<BigDecimal> increment() {
        return text(component, "increment").map(BigDecimal::new);
    }

    public Optional<BigDecimal> minimum() {
        return number("min");
    }

    public Optional<BigDecimal> maximum() {
        return number("max");
    }

    /** How many decimal places a number may have. */
    Optional<Integer> decimals() {
        return component.hasNonNull("decimalDigits")
                ? Optional.of(component.get("decimalDigits").asInt())
                : Optional.empty();
    }

    /** Whether a date may not lie in the past. */
    public boolean isFutureOnly() {
        return component.path("disallowPassedDates").asBoolean();
    }

    /** The labels of the options by their codes, in the order in which they are shown. */
    public Map<String, String> options() {
        return options;
    }

    /** What the option of that code is called, or was when it could still be chosen. */
    public Optional<String> called(String code) {
        return Optional.ofNullable(options.get(code))
                .or(() -> StreamSupport.stream(component.path(FORMER).spliterator(), false)
                        .filter(option -> option.path("value").asText().equals(code))
                        .map(option -> option.path("label").asText())
                        .findFirst());
    }

    /**
     * How many bytes of JSON the longest answer has, where every answer is made of options: the longest of them, or all together.
     * Nothing where people write freely.
     */
    int longestChoice() {
        var lengths = options.keySet().stream().mapToInt(FormField::lengthAsJson);
        return switch (kind) {
            case CHOICE -> lengths.max().orElse(0);
            case CHOICES -> 1 + lengths.map(length -> length + 1).sum();
            default -> 0;
        };
    }

    /** How many bytes of JSON the longest name of an option has. */
    int longestName() {
        return options.values().stream().mapToInt(FormField::lengthAsJson).max().orElse(0);
    }

    private static int lengthAsJson(String text) {
        return TextNode.valueOf(text).toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /** The name of the list whose options it offers beside its own. */
    public Optional<String> list() {
        return list(component);
    }

    /** Every FEEL expression of the question. */
    Stream<String> rules() {
        return Stream.concat(
                hiddenWhen.stream(),
                Stream.of(
                                requiredWhen(),
                                refuseWhen(),
                                text(properties(), "refusal"),
                                shows(),
                                text(component, "expression"))
                        .flatMap(Optional::stream));
    }

    private JsonNode properties() {
        return component.path("properties");
    }

    private JsonNode validate() {
        return component.path("validate");
    }

    private Optional<BigDecimal> number(String name) {
        return validate().hasNonNull(name) ? Optional.of(validate().get(name).decimalValue()) : Optional.empty();
    }

    private static Kind kind(JsonNode component) {
        return kindOf(component)
                .orElseThrow(() -> new IllegalArgumentException("Field '%s' is of type '%s', which forms may not use."
                        .formatted(component.get("key"), component.path("type").asText())));
    }

    /** What sort of answer that component of a form takes; none where forms may not use it. */
    public static Optional<Kind> kindOf(JsonNode component) {
        var type = component.path("type").asText();
        if (type.equals("datetime")) {
            return Optional.of(
                    switch (component.path("subtype").asText("date")) {
                        case "time" -> Kind.TIME;
                        case "datetime" -> Kind.DATE_TIME;
                        default -> Kind.DATE;
                    });
        }
        return Optional.ofNullable(KINDS.get(type));
    }

    static Optional<String> list(JsonNode component) {
        return text(component.path("properties"), LIST);
    }

    /** The question's own options and those of the list that it names, in the order in which they are shown. */
    static Map<String, String> options(JsonNode component, OptionLists lists) {
        var options = new LinkedHashMap<String, String>();
        var listed = list(component).flatMap(lists::find).orElse(Map.of());
        if (!"first".equals(component.path("properties").path("ownOptions").asText())) {
            options.putAll(listed);
        }
        component
                .path("values")
                .forEach(option -> options.put(
                        option.path("value").asText(), option.path("label").asText()));
        listed.forEach(options::putIfAbsent);
        return options;
    }

    static Optional<String> text(JsonNode node, String name) {
        return node.hasNonNull(name) ? Optional.of(node.get(name).asText()) : Optional.empty();
    }
}
