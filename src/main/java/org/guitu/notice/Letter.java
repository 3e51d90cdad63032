package org.guitu.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.guitu.office.China;
import org.guitu.office.Region;

/** A notice in words, for a mail. */
record Letter(String subject, String text) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm").withZone(China.ZONE);

    static Letter of(Notice notice, Region region, Instant now, String publicUrl) {
        var text = new StringBuilder(notice.kind().zh()).append("。\n\n");
        if (notice.caseNumber() != null) {
            text.append("编号：").append(notice.caseNumber()).append('\n');
        }
        text.append("任务：").append(notice.taskName()).append('\n');
        text.append("地区：").append(region.name()).append('\n');
        if (notice.dueAt() != null) {
            text.append("期限：")
                    .append(TIME.format(notice.dueAt()))
                    .append(overdue(notice.dueAt(), now))
                    .append('\n');
        }
        text.append('\n').append(notice.kind().remedy()).append('\n');
        text.append("全部提醒：").append(publicUrl).append("/notices\n\n");
        text.append("本邮件由归途自动发出，请勿回复，也不要在邮件中谈论个案。\n");
        return new Letter(
                "归途：" + notice.kind().zh() + (notice.caseNumber() == null ? "" : "（" + notice.caseNumber() + "）"),
                text.toString());
    }

    private static String overdue(Instant dueAt, Instant now) {
        return dueAt.isBefore(now) ? "（" + Overdue.zh(Duration.between(dueAt, now)) + "）" : "";
    }
}
