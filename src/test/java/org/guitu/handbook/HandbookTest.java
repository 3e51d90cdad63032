package org.guitu.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.guitu.handbook.DepartmentDocument.Words;
import org.guitu.office.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The handbook says what the models say. */
class HandbookTest {

    private static final String ANEW = "made anew by `mvn test -Dtest=WriteHandbook`";

    private static final Journey JOURNEY = Journey.read();

    private final Directory directory = Directory.packaged();

    @ParameterizedTest
    @EnumSource
    void everyDepartmentWithAStepHasItsChapter(Words words) throws Exception {
        var document = new DepartmentDocument(JOURNEY, directory, words);
        assertThat(document.contents()).as(ANEW).hasContent(document.contentsText());
        for (String department : JOURNEY.departments()) {
            assertThat(document.file(department)).as(ANEW).hasContent(document.text(department));
        }
        try (Stream<Path> files = Files.list(document.contents().getParent())) {
            assertThat(files)
                    .as("nothing left over")
                    .hasSize(JOURNEY.departments().size() + (words == Words.ZH ? 2 : 1));
        }
    }

    @Test
    void theConventionsListTheNamesThatTheProgramReliesOn() throws Exception {
        var conventions = Files.readString(Path.of("docs/modelling.md"));
        assertThat(conventions).as(ANEW).isEqualTo(KnownNamesDocument.in(conventions));
    }

    @Test
    void theRecordOfProcessingSaysWhatModelsAndTablesSay() {
        assertThat(RecordOfProcessingDocument.FILE)
                .as(ANEW)
                .hasContent(RecordOfProcessingDocument.text(JOURNEY, directory));
    }

    @Test
    void whatLiesInTheEngineIsListed() {
        assertThat(RoutingFactsDocument.FILE).as(ANEW).hasContent(RoutingFactsDocument.text());
    }

    @Test
    void everyPictureIsOfTheDiagramAsItIs() {
        JOURNEY.processes().forEach(process -> assertThat(DepartmentDocument.picture(process))
                .as(ANEW)
                .content()
                .startsWith("<!-- " + process.fingerprint()));
    }
}
