package org.guitu.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FairTurnsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private final List<CompletableFuture<Void>> came = new ArrayList<>();
    private final FairTurns turns = new FairTurns(1, 4, LONG);

    @BeforeEach
    void somebodyHasTheOnlyTurn() throws InterruptedException {
        var taken = new CountDownLatch(1);
        came.add(CompletableFuture.runAsync(
                () -> turns.take("first", () -> {
                    taken.countDown();
                    return untilReleased();
                }),
                threads));
        taken.await();
    }

    @AfterEach
    void stop() {
        release.countDown();
        threads.shutdown();
    }

    private Void untilReleased() {
        try {
            release.await();
            return null;
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** Comes and waits. */
    private CompletableFuture<Void> comes(String site) {
        int before = turns.waiting();
        var visit = CompletableFuture.runAsync(
                () -> turns.take(site, () -> {
                    order.add(site);
                    return null;
                }),
                threads);
        while (turns.waiting() == before && order.isEmpty() && !visit.isDone()) {
            Thread.onSpinWait();
        }
        came.add(visit);
        return visit;
    }

    private void all() {
        release.countDown();
        CompletableFuture.allOf(came.toArray(CompletableFuture[]::new))
                .exceptionally(sentAway -> null)
                .join();
    }

    @Test
    void sitesTakeTurnsHoweverManyOfOneWait() {
        for (String site : List.of("a", "a", "a", "b")) {
            comes(site);
        }
        all();
        assertThat(order).containsExactly("a", "b", "a", "a");
    }

    @Test
    void whoComesToAFullQueueTakesThePlaceOfTheSiteThatHasMost() {
        var last =
                List.of("a", "a", "a", "a").stream().map(this::comes).toList().get(3);
        // As many wait as before: the newcomer has the place of another.
        var newcomer = CompletableFuture.runAsync(
                () -> turns.take("b", () -> {
                    order.add("b");
                    return null;
                }),
                threads);
        assertThatThrownBy(last::join).hasCauseInstanceOf(TooBusyException.class);
        came.add(newcomer);
        all();
        assertThat(order).containsExactly("a", "b", "a", "a");
    }

    @Test
    void whoHasMostFindsAFullQueue() {
        List.of("a", "a", "a", "a").forEach(this::comes);
        assertThatThrownBy(() -> turns.take("a", () -> null)).isInstanceOf(TooBusyException.class);
    }

    @Test
    void nobodyWaitsForever() {
        var impatient = new FairTurns(0, 4, Duration.ofMillis(1));
        assertThatThrownBy(() -> impatient.take("a", () -> null)).isInstanceOf(TooBusyException.class);
        assertThat(impatient.waiting()).isZero();
    }

    @Test
    void aTurnIsGivenBackWhateverComesOfIt() {
        all();
        assertThatThrownBy(() -> turns.take("a", () -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(turns.<Integer>take("a", () -> 1)).isEqualTo(1);
    }
}
