package org.guitu.supervision;

import java.time.ZonedDateTime;
import java.util.List;
import org.guitu.casefile.DataClass;
import org.guitu.dossier.DossierView;
import org.guitu.office.China;

/**
 * A document of the case.
 *
 * @param id by which it is opened; {@code null} where it is not offered
 * @param title {@code null} where it may not be read
 * @param kind and size, in words
 */
record FileRow(
        String id,
        int number,
        String title,
        String dataClass,
        String kind,
        String department,
        String region,
        ZonedDateTime at,
        boolean withdrawn) {

    private static final long KILOBYTE = 1024;

    static List<FileRow> of(DossierView view) {
        return view.files().stream().map(FileRow::of).toList();
    }

    private static FileRow of(DossierView.File file) {
        var document = file.document();
        return new FileRow(
                file.offered() ? document.id().toString() : null,
                document.number(),
                document.title().orElse(null),
                DataClass.find(document.dataClass()).map(DataClass::zh).orElse(document.dataClass()),
                "%s，%d KB".formatted(document.kind(), (document.size() + KILOBYTE - 1) / KILOBYTE),
                file.department(),
                file.region(),
                China.time(document.addedAt()),
                document.withdrawal().isPresent());
    }
}
