package org.guitu.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.StreamSupport;

/** Plans as they are stored. */
public final class PlanText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PlanText() {}

    public static String write(List<VersionPlan> plans) {
        var all = JSON.createArrayNode();
        for (VersionPlan plan : plans) {
            var steps = JSON.createArrayNode();
            plan.steps().forEach((step, fate) -> {
                var one = steps.addObject()
                        .put("step", step)
                        .put("way", fate.way().name());
                fate.target().ifPresent(target -> one.put("target", target));
            });
            all.addObject()
                    .put("process", plan.process())
                    .put("version", plan.version())
                    .set("steps", steps);
        }
        return all.toString();
    }

    public static List<VersionPlan> read(String json) {
        try {
            return StreamSupport.stream(JSON.readTree(json).spliterator(), false)
                    .map(PlanText::plan)
                    .toList();
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    private static VersionPlan plan(JsonNode json) {
        var steps = new LinkedHashMap<String, Fate>();
        json.path("steps").forEach(step -> steps.put(step.path("step").asText(), fate(step)));
        return new VersionPlan(
                json.path("process").asText(), json.path("version").asInt(), steps);
    }

    private static Fate fate(JsonNode step) {
        return switch (Fate.Way.valueOf(step.path("way").asText())) {
            case SAME -> Fate.SAME;
            case STAY -> Fate.STAY;
            case BY_HAND -> Fate.BY_HAND;
            case MOVE -> Fate.moveTo(step.path("target").asText());
        };
    }
}
