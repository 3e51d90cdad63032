package org.guitu.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guitu.gate.file.Meant;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.ProblemList;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/**
 * For which days that forms ask for the processes of a deployment wait, also where a call hands such a day on or back, or an answer is
 * computed of it: each names the row of {@code time-limits.dmn} that says how long the case may wait at most.
 */
final class WaitingDates {

    private static final Pattern FACT = Pattern.compile("\\$\\{(\\w+)}");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The timer that waits, by the fact that names the day. */
    private final Map<String, String> timers = new HashMap<>();

    /** Where a value comes from, by the fact that gets it from there. */
    private final List<Map.Entry<String, String>> handedOn = new ArrayList<>();

    private boolean followed;

    void read(ModelFile file, Element root) {
        for (Element time : Xml.all(root, "timeDate")) {
            var fact = FACT.matcher(time.getTextContent().strip());
            if (fact.matches()) {
                timers.put(fact.group(1), "'%s' of %s".formatted(Xml.idOf(time), file.shortName()));
            }
        }
        Stream.of("in", "out")
                .flatMap(mapping -> Xml.all(root, mapping).stream())
                .filter(mapping -> mapping.hasAttribute("source"))
                .forEach(mapping ->
                        handedOn.add(Map.entry(mapping.getAttribute("target"), mapping.getAttribute("source"))));
    }

    /** What is wrong with the dates of that form; once all processes were read. */
    void check(ModelFile form, Optional<LimitedTasks> limits, ProblemList problems) {
        follow();
        try {
            var questions = new ArrayList<JsonNode>();
            collect(JSON.readTree(form.content()), questions);
            for (JsonNode question : questions) {
                var key = question.path("key").asText();
                var row = question.path("properties").path("longestWait").asText();
                if (row.isEmpty()) {
                    waitingFor(question, questions)
                            .ifPresent(timer -> problems.add(
                                    key,
                                    "the case waits until that day at %s, and nothing says how long at most: add the custom property 'longestWait' with the task whose row of time-limits.dmn says it.",
                                    timer));
                } else if (limits.filter(table -> !table.bounded().contains(row))
                        .isPresent()) {
                    problems.add(
                            key,
                            "longestWait '%s'%s is no row of time-limits.dmn with both 'longestWait' and 'longestWaitUrgent': fill in both, in calendar days.",
                            row,
                            Meant.of(row, limits.get().bounded()));
                }
            }
        } catch (IOException noJson) {
            // FormFileCheck says what is wrong with it.
        }
    }

    private Optional<String> waitingFor(JsonNode question, List<JsonNode> questions) {
        if (!"datetime".equals(question.path("type").asText())
                || question.path("readonly").asBoolean()) {
            return Optional.empty();
        }
        var key = question.path("key").asText();
        return Optional.ofNullable(timers.get(key))
                .or(() -> question.path("disallowPassedDates").asBoolean()
                        ? computedOf(key, questions)
                        : Optional.empty());
    }

    /** The timer that waits for an answer that is computed of that one. */
    private Optional<String> computedOf(String key, List<JsonNode> questions) {
        var word = Pattern.compile("\\b%s\\b".formatted(Pattern.quote(key)));
        return questions.stream()
                .filter(any -> word.matcher(any.path("expression").asText()).find())
                .flatMap(any -> Optional.ofNullable(timers.get(any.path("key").asText())).stream())
                .findFirst();
    }

    /** A day that is handed on is waited for where it arrives. */
    private void follow() {
        boolean changed = !followed;
        followed = true;
        while (changed) {
            changed = false;
            for (var mapping : handedOn) {
                var timer = timers.get(mapping.getKey());
                changed |= timer != null && timers.putIfAbsent(mapping.getValue(), timer) == null;
            }
        }
    }

    private static void collect(JsonNode parent, List<JsonNode> questions) {
        for (JsonNode component : parent.path("components")) {
            if (component.hasNonNull("key")) {
                questions.add(component);
            }
            collect(component, questions);
        }
    }
}
