package org.guitu.release.web;

import java.time.Instant;
import java.util.List;
import org.guitu.office.China;
import org.guitu.release.Release;
import org.guitu.release.ReleaseFile;
import org.guitu.release.Releases;

/**
 * A release in the lists of the page.
 *
 * @param state the key of its state's name
 * @param own whether the reader made it
 * @param over whether it waited too long for another administrator
 */
record ReleaseRow(
        long id,
        String name,
        String origin,
        String state,
        String madeBy,
        String madeAt,
        String offeredAt,
        String decidedBy,
        String decidedAt,
        String reason,
        List<FileRow> files,
        boolean own,
        boolean over) {

    /** A file with its SHA-256. */
    record FileRow(String name, String hash) {}

    static ReleaseRow of(Release release, List<ReleaseFile> files, String reader, Instant now) {
        var decision = release.decision();
        return new ReleaseRow(
                release.id(),
                release.name(),
                release.origin().name(),
                release.state().name(),
                release.madeBy(),
                China.words(release.madeAt()),
                release.offeredAt().map(China::words).orElse(null),
                decision.map(Release.Decision::by).orElse(null),
                decision.map(made -> China.words(made.at())).orElse(null),
                decision.map(Release.Decision::reason).orElse(""),
                files.stream()
                        .map(file -> new FileRow(file.name(), file.hash()))
                        .toList(),
                release.isOf(reader),
                release.state() == Release.State.OFFERED
                        && release.offeredAt()
                                .filter(at -> at.plus(Releases.WAITS_FOR).isBefore(now))
                                .isPresent());
    }
}
