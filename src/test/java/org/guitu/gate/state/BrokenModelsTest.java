package org.guitu.gate.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.guitu.gate.state.Fault.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Models that are wrong each in a way of its own, with what must be found in them and the shortest way there. */
class BrokenModelsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void isFoundWithTheShortestWayThere(String what, String model, Kind kind, String node, String way) {
        var faults = Sketch.of(model).proof().faults();
        assertThat(faults).as("%s", faults).isNotEmpty();
        assertThat(faults.get(0)).as("%s", faults).satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(kind);
            assertThat(fault.node()).isEqualTo(node);
            assertThat(String.join(" ", fault.way())).isEqualTo(way);
        });
    }

    static Stream<Arguments> models() {
        return Stream.of(
                arguments(
                        "a parallel join behind an exclusive split",
                        """
                        start s
                        task a x=one|two
                        xor g
                        task b
                        task c
                        and j
                        end e
                        s > a > g
                        g > b : x == 'one'
                        g > c : else
                        b > j > e
                        c > j
                        """,
                        Kind.WAITS_FOR_EVER,
                        "j",
                        "s a g b j"),
                arguments(
                        "an exclusive merge behind a parallel split, with a task",
                        """
                        start s
                        and p
                        task a
                        task b
                        xor m
                        task c
                        stop e
                        s > p > a > m > c > e
                        p > b > m
                        """,
                        Kind.DOUBLED,
                        "c",
                        "s p a b a m c b m c"),
                arguments(
                        "an exclusive merge behind a parallel split, right before the end",
                        """
                        start s
                        and p
                        task a
                        task b
                        xor m
                        end e
                        s > p > a > m > e
                        p > b > m
                        """,
                        Kind.DOUBLED,
                        "e",
                        "s p a b a m e b m e"),
                arguments(
                        "a circle without a way out",
                        """
                        start s
                        task a
                        task b
                        task c x=on|off
                        xor g
                        end e
                        s > c > g
                        g > a : x == 'on'
                        g > e : else
                        a > b > a
                        """,
                        Kind.NEVER_ENDS,
                        "a",
                        "s c g a"),
                arguments(
                        "an answer for which there is no way",
                        """
                        start s
                        task a x=yes|no|later
                        xor g
                        end e
                        end f
                        s > a > g
                        g > e : x == 'yes'
                        g > f : x == 'no'
                        """,
                        Kind.NO_WAY,
                        "g",
                        "s a g"),
                arguments(
                        "a question that may be left out, and a gateway that does not know that",
                        """
                        start s
                        task a x=yes|no|null
                        xor g
                        end e
                        end f
                        s > a > g
                        g > e : x == 'yes'
                        g > f : x == 'no'
                        """,
                        Kind.NO_WAY,
                        "g",
                        "s a g"),
                arguments(
                        "an inclusive split for which nothing may be chosen",
                        """
                        start s
                        task a x=list|one|two
                        or g
                        task b
                        task c
                        or j
                        end e
                        s > a > g
                        g > b : x.contains('one')
                        g > c : x.contains('two')
                        b > j > e
                        c > j
                        """,
                        Kind.NO_WAY,
                        "g",
                        "s a g"),
                arguments(
                        "a step for an answer that the form does not have",
                        """
                        start s
                        task a x=yes|no
                        xor g
                        task b
                        end e
                        s > a > g
                        g > b : x == 'maybe'
                        g > e : else
                        b > e
                        """,
                        Kind.NEVER_REACHED,
                        "b",
                        "s a g"),
                arguments(
                        "a step to which nothing leads",
                        """
                        start s
                        task a
                        task b
                        end e
                        s > a > e
                        b > e
                        """,
                        Kind.NEVER_REACHED,
                        "b",
                        ""),
                arguments(
                        "a way behind a condition that the first one takes",
                        """
                        start s
                        task a x=yes|no
                        xor g
                        end e
                        end f
                        end h
                        s > a > g
                        g > e : x != 'no'
                        g > f : x == 'yes'
                        g > h : else
                        """,
                        Kind.NEVER_REACHED,
                        "f",
                        "s a g"),
                arguments(
                        "a circle without a person or a timer",
                        """
                        start s
                        table d x=again|done
                        xor g
                        end e
                        s > d > g
                        g > d : x == 'again'
                        g > e : else
                        """,
                        Kind.RUNS_ROUND,
                        "g",
                        "s d g d"),
                arguments(
                        "a circle by way of a process that needs nobody",
                        """
                        start s
                        call c instant x=again|done
                        xor g
                        end e
                        s > c > g
                        g > c : x == 'again'
                        g > e : else
                        """,
                        Kind.RUNS_ROUND,
                        "c",
                        "s c"),
                arguments(
                        "a call of a process that does not end",
                        """
                        start s
                        call c endless
                        end e
                        s > c > e
                        """,
                        Kind.WAITS_FOR_EVER,
                        "c",
                        "s c"),
                arguments(
                        "a message that nobody sends",
                        """
                        start s
                        catch m message unsent
                        end e
                        s > m > e
                        """,
                        Kind.WAITS_FOR_EVER,
                        "m",
                        "s m"),
                arguments(
                        "a parallel join of which one branch may go elsewhere",
                        """
                        start s
                        and p
                        task a x=on|off
                        task b
                        xor g
                        and j
                        end e
                        end f
                        s > p > a > g
                        p > b > j > e
                        g > j : x == 'on'
                        g > f : else
                        """,
                        Kind.WAITS_FOR_EVER,
                        "j",
                        "s p a b a g f b j"),
                arguments(
                        "an inclusive join whose other branch ends while it waits",
                        """
                        start s
                        and p
                        task a x=on|off
                        task b
                        xor g
                        or j
                        end e
                        end f
                        s > p > a > g
                        p > b > j > e
                        g > j : x == 'on'
                        g > f : else
                        """,
                        Kind.WAITS_FOR_EVER,
                        "j",
                        "s p a b j a g f"),
                arguments(
                        "an inclusive join to which only a boundary event leads from a task that runs",
                        """
                        start s
                        and p
                        task a
                        message m on a message
                        task b
                        task c
                        or j
                        end e
                        end f
                        s > p > a > f
                        p > b > j > e
                        p > c > j
                        m > j
                        """
                                .replace("message m on a message", "catch m on a message"),
                        Kind.JOINS_TOO_EARLY,
                        "j",
                        "s p a b c b j c j"),
                arguments(
                        "a step back into a branch that still runs",
                        """
                        start s
                        and p
                        task a
                        task b x=back|on
                        xor g
                        and j
                        stop e
                        s > p > a > j > e
                        p > b > g
                        g > a : x == 'back'
                        g > j : else
                        """,
                        Kind.DOUBLED,
                        "a",
                        "s p a b g a"),
                arguments(
                        "a reminder that leads to the step that waits",
                        """
                        start s
                        task a
                        timer t on a stays
                        xor m
                        task b
                        stop e
                        s > a > m > b > e
                        t > m
                        """,
                        Kind.DOUBLED,
                        "b",
                        "s a t m b a m b"),
                arguments(
                        "an event sub-process that does not end",
                        """
                        start s
                        task a
                        end e
                        s > a > e
                        beside q
                        catch m in q message
                        task b in q
                        task c in q
                        m > b > c > b
                        """
                                .replace("catch m in q message", "start m in q message"),
                        Kind.NEVER_ENDS,
                        "b",
                        "m b"),
                arguments(
                        "a sub-process of which a join waits for ever",
                        """
                        start s
                        sub q
                        start i in q
                        task a in q x=one|two
                        xor g in q
                        task b in q
                        task c in q
                        and j in q
                        end f in q
                        end e
                        s > q > e
                        i > a > g
                        g > b : x == 'one'
                        g > c : else
                        b > j > f
                        c > j
                        """,
                        Kind.WAITS_FOR_EVER,
                        "j",
                        "s q i a g b j"),
                arguments(
                        "an error that nothing throws",
                        """
                        start s
                        sub q
                        start i in q
                        task a in q
                        end f in q
                        end e
                        end h
                        catch x on q error
                        s > q > e
                        i > a > f
                        x > h
                        """,
                        Kind.NEVER_REACHED,
                        "x",
                        "s q"),
                arguments(
                        "three branches joined by one that waits for four",
                        """
                        start s
                        and p
                        task a
                        task b
                        task c x=yes|no
                        xor g
                        task d
                        and j
                        end e
                        s > p > a > j > e
                        p > b > j
                        p > c > g
                        g > j : x == 'yes'
                        g > d : else
                        d > j
                        """,
                        Kind.WAITS_FOR_EVER,
                        "j",
                        "s p a b c a j b j c g j"),
                arguments(
                        "an event-based gateway of which one event leads nowhere but back",
                        """
                        start s
                        event w
                        timer t
                        catch m message
                        task a
                        timer u
                        end e
                        s > w
                        w > t > e
                        w > m > a > u > a
                        """,
                        Kind.NEVER_ENDS,
                        "a",
                        "s w m a"),
                arguments(
                        "a fact that was answered once and keeps the case in its circle",
                        """
                        start s
                        task a x=wait|go
                        timer t
                        xor g
                        end e
                        s > a > t > g
                        g > t : x == 'wait'
                        g > e : else
                        """,
                        Kind.NEVER_ENDS,
                        "t",
                        "s a t g t"),
                arguments(
                        "two answers that fit together for no flow",
                        """
                        start s
                        task a x=one|two y=one|two
                        xor g
                        end e
                        end f
                        s > a > g
                        g > e : x == 'one' && y == 'one'
                        g > f : x == 'two'
                        """,
                        Kind.NO_WAY,
                        "g",
                        "s a g"),
                arguments(
                        "a step that leads on by two flows, which meet again",
                        """
                        start s
                        task a
                        task b
                        task c
                        task d
                        stop e
                        s > a > b > d > e
                        a > c > d
                        """,
                        Kind.DOUBLED,
                        "d",
                        "s a b c b d c d"),
                arguments(
                        "a split within a circle whose branches never meet",
                        """
                        start s
                        task a
                        and p
                        task b
                        stop e
                        s > a > p > a
                        p > b > e
                        """,
                        Kind.DOUBLED,
                        "b",
                        "s a p a b a p a b"),
                arguments(
                        "more than once at a time, with a reason but without a join that waits for all",
                        """
                        start s
                        and p
                        task a
                        task b
                        task c several
                        end e
                        s > p > a > c > e
                        p > b > c
                        """,
                        Kind.DOUBLED,
                        "c",
                        "s p a b a c b c"));
    }
}
