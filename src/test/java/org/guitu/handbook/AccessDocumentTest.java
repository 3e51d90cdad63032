package org.guitu.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** A change of who reads what shows in two lists that somebody looks at, for every department, form and question. */
class AccessDocumentTest {

    private static final String ANEW =
            "who reads what has changed: write the lists anew by `mvn test -Dtest=WriteHandbook`, and look at the difference";

    private final AccessDocument document = new AccessDocument();

    @Test
    void whoReadsWhatInTheDossierIsWhatTheListSays() throws IOException {
        assertThat(Files.readString(AccessDocument.DOSSIER)).as(ANEW).isEqualTo(document.dossier());
    }

    @Test
    void whoReadsWhatOnFormsIsWhatTheListSays() throws IOException {
        assertThat(Files.readString(AccessDocument.FORMS)).as(ANEW).isEqualTo(document.forms());
    }
}
