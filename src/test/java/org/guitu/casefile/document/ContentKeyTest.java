package org.guitu.casefile.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentKeyTest {

    @ParameterizedTest
    @CsvSource({
        "1, 4096",
        "4096, 4096",
        "4097, 4352",
        "100000, 100352",
        "1000000, 1015808",
        "10000000, 10223616",
        "20971519, 20971520",
        "20971520, 20971520"
    })
    void aContentIsFilledUpToAStep(long size, long step) throws IOException {
        assertThat(ContentKey.step(size)).isEqualTo(step);
        var zeros = new ByteArrayOutputStream();
        ContentKey.fill(zeros, size);
        assertThat(zeros.size()).isEqualTo((int) (step - size));
    }

    @Test
    void theStepsCostAnEighthAtMostAndStayWithinTheLargestDocument() {
        var random = new Random(14);
        for (int i = 0; i < 10_000; i++) {
            long size = 4097 + random.nextInt(LargestDocument.BYTES - 4096);
            assertThat(ContentKey.step(size))
                    .isBetween(size, Math.min(LargestDocument.BYTES, size + size / 8))
                    .isEqualTo(ContentKey.step(ContentKey.step(size)));
        }
    }

    @Test
    void aKeyFromBeforeLengthsWereHiddenBelongsToAContentOfTheSizeOfItsRow() {
        var before = new byte[] {8, 1, 2};
        assertThat(ContentKey.read(before, 77).size()).isEqualTo(77);
        assertThat(ContentKey.read(before, 77).key()).isEqualTo(before);
        var now = ContentKey.read(new ContentKey(5, before).bytes(), 4096);
        assertThat(now.size()).isEqualTo(5);
        assertThat(now.key()).isEqualTo(before);
    }
}
