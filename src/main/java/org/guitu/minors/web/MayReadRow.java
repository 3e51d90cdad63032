package org.guitu.minors.web;

import java.util.stream.Collectors;
import org.guitu.emergency.EmergencyReading;
import org.guitu.minors.engine.CaseReaders.ByTask;
import org.guitu.minors.engine.CaseReaders.Opens;
import org.guitu.office.China;

/** Somebody who may read a case now, in words. */
record MayReadRow(String occasion, String who, String what) {

    static MayReadRow of(ByTask reader) {
        return new MayReadRow(
                reader.task(),
                reader.assignee()
                        .map(account -> "%s（已由 %s 认领，只有此人）".formatted(reader.queue(), account))
                        .orElse(reader.queue() + "（尚无人认领；未成年人的，认领以后才能看）"),
                what(reader));
    }

    private static String what(ByTask reader) {
        if (reader.opens() == Opens.FORM_ONLY) {
            return "只看任务表单，不看档案";
        }
        var readable = reader.readable().entrySet().stream()
                .map(any -> "%s %d 项".formatted(any.getKey().zh(), any.getValue()))
                .collect(Collectors.joining("、"));
        return "%s；看不到 %d 项".formatted(readable.isEmpty() ? "没有可看的内容" : readable, reader.closed());
    }

    static MayReadRow inEmergency(EmergencyReading reading) {
        return new MayReadRow("紧急查阅", reading.account(), "到 %s 为止".formatted(China.words(reading.end())));
    }
}
