package org.guitu.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.guitu.office.China;
import org.guitu.parked.ParkedCase;
import org.guitu.progress.WaitWords.Sentence;

/**
 * A case in which nobody has anything to do, in the words of the supervisors' pages.
 *
 * @param age for how long, in words
 * @param until the day on which it goes on by itself; {@code null} when it waits for none
 * @param urgent whether it is marked
 */
record ParkedRow(
        String number,
        String region,
        String urgency,
        boolean urgent,
        String age,
        ZonedDateTime since,
        ZonedDateTime until,
        boolean watched,
        Sentence why) {

    static ParkedRow of(ParkedCase parked, String region, Sentence why, Instant now) {
        var age = Duration.between(parked.since(), now);
        return new ParkedRow(
                parked.caseNumber().value(),
                region,
                parked.urgency().zh(),
                parked.urgency().isUrgent(),
                words(age),
                China.time(parked.since()),
                parked.until().map(China::time).orElse(null),
                parked.watched(),
                why);
    }

    private static String words(Duration age) {
        if (age.toDays() > 0) {
            return age.toDays() + " 天";
        }
        return age.toHours() > 0 ? age.toHours() + " 小时" : "不到 1 小时";
    }
}
