package org.guitu.gate.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedNetsTest {

    private static final int SOUND = 200;
    private static final int BROKEN = 400;

    static LongStream sound() {
        return LongStream.range(0, SOUND);
    }

    static LongStream broken() {
        return LongStream.range(SOUND, SOUND + BROKEN);
    }

    @ParameterizedTest
    @MethodSource("sound")
    void whatIsPutTogetherSoundlyIsSound(long seed) {
        var model = new RandomNet(seed, 3).toString();
        assertThat(Sketch.of(model).proof().faults()).as(model).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatIsBrokenIsJudgedAsByMovingTokensOneByOne(long seed) {
        var net = new RandomNet(seed, 2);
        net.breakIt();
        var sound = new TokenGame(net.toString()).isSound();
        if (sound != null) {
            var faults = Sketch.of(net.toString()).proof().faults();
            assertThat(faults.isEmpty()).as("%s%n%s", faults, net).isEqualTo(sound);
        }
    }

    @Test
    void mostAreReallyBrokenAndFewTooLargeToCompare() {
        var verdicts = broken().mapToObj(seed -> {
                    var net = new RandomNet(seed, 2);
                    net.breakIt();
                    return String.valueOf(new TokenGame(net.toString()).isSound());
                })
                .toList();
        assertThat(verdicts.stream().filter("false"::equals).count()).isGreaterThan(BROKEN / 3);
        assertThat(verdicts.stream().filter("null"::equals).count()).isLessThan(BROKEN / 10);
    }
}
