package org.guitu.gate.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks wrong and is not. */
class SoundModelsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // The first branch that comes to the end ends the other.
                """
                start s
                and p
                task a
                task b
                xor m
                stop e
                s > p > a > m > e
                p > b > m
                """,
                // A reminder beside the task, in each round again.
                """
                start s
                task a x=on|again
                timer t on a stays
                throw r
                end g
                xor h
                end e
                s > a > h
                h > a : x == 'again'
                h > e : else
                t > r > g
                """,
                // A service that is stopped goes the same way on.
                """
                start s
                task a x=list|one|two
                or p
                call b
                catch c on b message
                call d
                or j
                end e
                s > a > p
                p > b : x.contains('one')
                p > d : x.contains('two')
                p > j : else
                b > j > e
                c > j
                d > j
                """,
                // More than once at a time, up to the join that waits for all.
                """
                start s
                and p
                task a
                task b x=more|enough
                task c several
                xor g
                or j
                end e
                s > p > a > c > j > e
                p > b > g
                g > c : x == 'more'
                g > j : else
                """,
                // What may change at any time may also end a circle.
                """
                start s
                timer t
                xor g
                end e
                any minor
                s > t > g
                g > t : minor == true
                g > e : else
                """,
                // An error thrown in a sub-process leads on by its edge.
                """
                start s
                sub q
                start i in q
                task a x=on|stop in q
                xor g in q
                end f in q
                end w in q error
                end e
                end h
                catch x on q error
                s > q > e
                i > a > g
                g > f : x == 'on'
                g > w : else
                x > h
                """,
                // What interrupts a sub-process ends all its branches.
                """
                start s
                sub q
                start i in q
                and p in q
                task a in q
                task b in q
                and j in q
                end f in q
                timer t on q
                end e
                s > q > e
                i > p > a > j > f
                p > b > j
                t > e
                """,
                // Beside the case, and as often as its message comes.
                """
                start s
                task a
                end e
                s > a > e
                beside q
                start m in q message stays
                task b in q
                end f in q
                m > b > f
                """,
            })
    void nothingIsFound(String model) {
        assertThat(Sketch.of(model).proof().faults()).isEmpty();
    }

    @Test
    void twentyBranchesSideBySideAreFewStates() {
        var model = new StringBuilder("start s\nand p\nand j\nend e\ns > p\nj > e\n");
        for (int i = 0; i < 20; i++) {
            model.append(
                    "task a%1$d x%1$d=one|two\nxor g%1$d\ntask b%1$d\nxor m%1$d\np > a%1$d > g%1$d\n".formatted(i));
            model.append("g%1$d > b%1$d : x%1$d == 'one'\ng%1$d > m%1$d : else\nb%1$d > m%1$d > j\n".formatted(i));
        }
        var proof = Sketch.of(model.toString()).proof();
        assertThat(proof.isSound()).isTrue();
        assertThat(proof.states()).isLessThan(100);
    }

    @Test
    void whatHasTooManyStatesIsNotPassedOver() {
        var model = new StringBuilder("start s\ntask a\nend e\n");
        var conditions = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            model.append("task a%1$d x%1$d=one|two\nxor g%1$d\n".formatted(i));
            conditions.append("a%1$d > g%1$d\ng%1$d > %2$s : x%1$d == 'one'\ng%1$d > %2$s : else\n"
                    .formatted(i, i == 19 ? "a" : "a" + (i + 1)));
        }
        // What was answered first is asked about last.
        var all = Stream.iterate(0, i -> i < 20, i -> i + 1)
                .map("x%d == 'one'"::formatted)
                .collect(Collectors.joining(" && "));
        model.append("xor h\nend f\ns > a0\na > h\nh > e : %s\nh > f : else\n".formatted(all))
                .append(conditions);
        assertThat(Sketch.of(model.toString()).proof().faults())
                .singleElement()
                .returns(Fault.Kind.TOO_MANY_STATES, Fault::kind);
    }
}
