package org.guitu.report;

import java.util.List;
import java.util.Objects;
import org.springframework.util.MultiValueMap;

/**
 * What somebody wrote on the public page, as it was sent; anything may be missing or nonsense.
 *
 * @param danger whether somebody is in danger now: {@code yes}, {@code no} or {@code unknown}
 * @param kind who reports, a {@link ReporterKind}
 * @param age of the person concerned: {@code minor}, {@code adult} or {@code unknown}
 * @param situations codes of what was noticed
 * @param website stays empty: people do not see it
 */
record ReportDraft(
        String danger,
        String kind,
        String name,
        String phone,
        String region,
        String place,
        String age,
        List<String> situations,
        String count,
        String narrative,
        String website) {

    static final ReportDraft EMPTY = new ReportDraft(null, null, null, null, null, null, null, null, null, null, null);

    ReportDraft {
        danger = tidy(danger);
        kind = tidy(kind);
        name = tidy(name);
        phone = tidy(phone);
        region = tidy(region);
        place = tidy(place);
        age = tidy(age);
        situations = situations == null ? List.of() : List.copyOf(situations);
        count = tidy(count);
        narrative = tidy(narrative);
        website = tidy(website);
    }

    /** Of what a page sends, by the names of the fields; what else is sent is left aside. */
    static ReportDraft of(MultiValueMap<String, String> sent) {
        return new ReportDraft(
                sent.getFirst("danger"),
                sent.getFirst("kind"),
                sent.getFirst("name"),
                sent.getFirst("phone"),
                sent.getFirst("region"),
                sent.getFirst("place"),
                sent.getFirst("age"),
                sent.get("situations"),
                sent.getFirst("count"),
                sent.getFirst("narrative"),
                sent.getFirst("website"));
    }

    private static String tidy(String text) {
        return Objects.requireNonNullElse(text, "").replace("\r\n", "\n").strip();
    }

    boolean isByProgram() {
        return !website.isEmpty();
    }
}
