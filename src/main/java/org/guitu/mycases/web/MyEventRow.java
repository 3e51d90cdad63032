package org.guitu.mycases.web;

import java.util.List;
import org.guitu.mycases.CaseEvent;
import org.guitu.mycases.EventGroup;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Something that may be started in the case.
 *
 * @param link where Tasklist opens its form with the case's number filled in
 * @param obstacle why it cannot be started now; {@code null} where it can
 */
record MyEventRow(String name, String explanation, String link, String obstacle) {

    /** Those of one group. */
    record Group(String name, List<MyEventRow> events) {}

    static Group of(EventGroup group, String caseNumber) {
        return new Group(
                group.name(),
                group.events().stream().map(event -> of(event, caseNumber)).toList());
    }

    private static MyEventRow of(CaseEvent event, String caseNumber) {
        return new MyEventRow(
                event.name(),
                event.explanation(),
                "/camunda/app/tasklist/default/#/"
                        + UriComponentsBuilder.newInstance()
                                .queryParam("processStart", event.process())
                                .queryParam("case", caseNumber)
                                .encode()
                                .toUriString(),
                event.obstacles().isEmpty() ? null : String.join("；", event.obstacles()));
    }
}
