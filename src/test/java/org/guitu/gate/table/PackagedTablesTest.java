package org.guitu.gate.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.guitu.gate.whole.Whole;
import org.guitu.office.Directory;
import org.guitu.testing.PackagedModels;
import org.junit.jupiter.api.Test;

/** The packaged tables have no gap, no row that is never reached, and no code that there is not. */
class PackagedTablesTest {

    @Test
    void areClean() {
        var whole = new Whole(PackagedModels.all(), List.of(), List.of());
        assertThat(new TablesTried(Directory.packaged()).check(whole))
                .extracting(Object::toString)
                .isEmpty();
    }
}
