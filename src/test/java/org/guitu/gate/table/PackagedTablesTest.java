package org.guitu.gate.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.guitu.gate.fact.FactValues;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.whole.Whole;
import org.guitu.office.Directory;
import org.guitu.testing.PackagedModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged tables have no gap, no row that is never reached, and no code that there is not. */
class PackagedTablesTest {

    private static final Whole WHOLE = new Whole(PackagedModels.all(), List.of(), List.of());
    private static final Asked ASKED =
            new Asked(WHOLE, FactValues.of(WHOLE, Directory.packaged()), Directory.packaged());

    @Test
    void areClean() {
        assertThat(new TablesTried(Directory.packaged()).check(WHOLE))
                .extracting(Object::toString)
                .isEmpty();
    }

    static Stream<ModelFile> tables() {
        return WHOLE.files("dmn");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void areUnderstoodToTheLastCell(ModelFile file) {
        var table = Table.of(WHOLE.root(file)).orElseThrow();
        var domains =
                table.inputs().stream().map(input -> ASKED.domain(table, input)).toList();
        assertThat(Trial.of(table, domains)).isPresent();
    }
}
