package org.guitu.supervision;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.guitu.audit.CaseEvents.CaseEvent;
import org.guitu.emergency.EmergencyReading;
import org.guitu.office.China;

/**
 * An emergency reading as a reviewer sees it: who, from when until when, and each time something was read.
 *
 * @param state whether it still runs, or how it ended, in words
 */
record ReadingRow(String account, ZonedDateTime openedAt, ZonedDateTime end, String state, List<Read> reads) {

    /** One time that something was shown; {@code what} names fields, never their values. */
    record Read(ZonedDateTime at, String what) {}

    static ReadingRow of(EmergencyReading glass, List<CaseEvent> events, Instant now) {
        return new ReadingRow(
                glass.account(),
                China.time(glass.openedAt()),
                China.time(glass.end()),
                glass.runsAt(now) ? "正在查阅" : glass.closedAt().isPresent() ? "提前结束" : "到时结束",
                events.stream()
                        .filter(event -> glass.instance().equals(event.objectId()))
                        .map(event -> new Read(China.time(event.at()), event.detail()))
                        .toList());
    }
}
