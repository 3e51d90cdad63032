package org.guitu.handbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.guitu.browser.Diagram;
import org.guitu.browser.InstalledBrowser;
import org.guitu.handbook.DepartmentDocument.Words;
import org.guitu.office.Directory;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.FileSystemUtils;

/** Writes the list of clauses, the handbook and the list of known names anew: {@code mvn test -Dtest=WriteHandbook}. */
@GuituTest
class WriteHandbook {

    @RegisterExtension
    static final InstalledBrowser browser = new InstalledBrowser();

    private static final Path MODELLING = Path.of("docs/modelling.md");

    private final Journey journey = Journey.read();

    @LocalServerPort
    private int port;

    private final Directory directory = Directory.packaged();

    @Test
    void chapters() throws IOException {
        for (Words words : Words.values()) {
            var document = new DepartmentDocument(journey, directory, words);
            FileSystemUtils.deleteRecursively(document.contents().getParent());
            write(document.contents(), document.contentsText());
            for (String department : journey.departments()) {
                write(document.file(department), document.text(department));
            }
            var clauses = new ClausesDocument(journey, directory, words);
            write(clauses.file(), clauses.text());
        }
    }

    @Test
    void fieldAccess() throws IOException {
        var access = new AccessDocument();
        write(AccessDocument.DOSSIER, access.dossier());
        write(AccessDocument.FORMS, access.forms());
    }

    @Test
    void knownNames() throws IOException {
        write(MODELLING, KnownNamesDocument.in(Files.readString(MODELLING)));
    }

    /** Only of models that have changed: each drawing names its parts anew. */
    @Test
    void pictures() throws IOException {
        var supervisor = browser.open("http://localhost:" + port, 1760, 1400);
        supervisor.login("supervisor-350404");
        for (Journey.Process process : journey.processes()) {
            var picture = DepartmentDocument.picture(process);
            var mark = "<!-- %s -->\n".formatted(process.fingerprint());
            if (Files.exists(picture) && Files.readString(picture).startsWith(mark)) {
                continue;
            }
            write(picture, mark + Diagram.svg(supervisor, process.id()) + "\n");
            supervisor.page().reload();
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
