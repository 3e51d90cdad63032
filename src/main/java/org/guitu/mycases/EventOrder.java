package org.guitu.mycases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * In which groups and in which order the events of a case are offered, read from {@code reference/case-events.csv}. What is not named there,
 * such as a process that an installation has added, comes last.
 */
@Component
public class EventOrder {

    static final String OTHERS = "其他";

    private final Map<String, String> groups = new LinkedHashMap<>();

    EventOrder() {
        try {
            new ClassPathResource("reference/case-events.csv")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(row -> row.split(","))
                    .forEach(row -> groups.put(row[0], row[1]));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The processes that have a place of their own. */
    Collection<String> processes() {
        return groups.keySet();
    }

    /** The events in their groups; no group is empty. */
    public List<EventGroup> grouped(Collection<CaseEvent> events) {
        var byGroup = new LinkedHashMap<String, List<CaseEvent>>();
        groups.values().forEach(group -> byGroup.putIfAbsent(group, new ArrayList<>()));
        groups.forEach((process, group) ->
                events.stream().filter(event -> event.process().equals(process)).forEach(byGroup.get(group)::add));
        byGroup.put(
                OTHERS,
                events.stream()
                        .filter(event -> !groups.containsKey(event.process()))
                        .toList());
        return byGroup.entrySet().stream()
                .filter(group -> !group.getValue().isEmpty())
                .map(group -> new EventGroup(group.getKey(), group.getValue()))
                .toList();
    }
}
