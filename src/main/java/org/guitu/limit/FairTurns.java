package org.guitu.limit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets only so many do something at once. The others wait, not too many and not too long, and each site has its turn after the others',
 * however many of one site wait: nobody keeps others out by coming often.
 */
public final class FairTurns {

    private enum State {
        WAITING,
        CALLED,
        SENT_AWAY
    }

    private static final class Waiter {

        private final Condition called;
        private State state = State.WAITING;

        private Waiter(Condition called) {
            this.called = called;
        }

        private void tell(State news) {
            state = news;
            called.signal();
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final int mostWaiting;
    private final Duration longestWait;

    /** In the order of their turns; a site is there only while somebody waits. */
    private final Map<String, Deque<Waiter>> waiting = new LinkedHashMap<>();

    private int waitingTogether;
    private int free;

    /**
     * @param atOnce how many have a turn at the same time
     * @param mostWaiting how many wait: whoever comes to a full queue takes the place of the last one of the site that has most
     */
    public FairTurns(int atOnce, int mostWaiting, Duration longestWait) {
        this.free = atOnce;
        this.mostWaiting = mostWaiting;
        this.longestWait = longestWait;
    }

    /** @throws TooBusyException when no turn came; then nothing was done */
    public <T> T take(String site, Supplier<T> work) {
        await(site);
        try {
            return work.get();
        } finally {
            release();
        }
    }

    private void await(String site) {
        lock.lock();
        try {
            if (free > 0) {
                free--;
                return;
            }
            var waiter = queue(site);
            untilCalled(waiter);
            if (waiter.state == State.WAITING) {
                leave(site, waiter);
            }
            if (waiter.state != State.CALLED) {
                throw new TooBusyException();
            }
        } finally {
            lock.unlock();
        }
    }

    private void untilCalled(Waiter waiter) {
        try {
            long left = longestWait.toNanos();
            while (waiter.state == State.WAITING && left > 0) {
                left = waiter.called.awaitNanos(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Waiter queue(String site) {
        if (waitingTogether >= mostWaiting) {
            makeRoomFor(site);
        }
        var waiter = new Waiter(lock.newCondition());
        waiting.computeIfAbsent(site, any -> new ArrayDeque<>()).addLast(waiter);
        waitingTogether++;
        return waiter;
    }

    private void makeRoomFor(String site) {
        var here = waiting.getOrDefault(site, new ArrayDeque<>()).size();
        var most = waiting.entrySet().stream()
                .max(Comparator.comparingInt(other -> other.getValue().size()))
                .filter(other -> other.getValue().size() > here + 1)
                .orElseThrow(TooBusyException::new);
        var last = most.getValue().getLast();
        leave(most.getKey(), last);
        last.tell(State.SENT_AWAY);
    }

    private void leave(String site, Waiter waiter) {
        var ofSite = waiting.get(site);
        ofSite.remove(waiter);
        waitingTogether--;
        if (ofSite.isEmpty()) {
            waiting.remove(site);
        }
    }

    private void release() {
        lock.lock();
        try {
            var sites = waiting.entrySet().iterator();
            if (!sites.hasNext()) {
                free++;
                return;
            }
            var next = sites.next();
            sites.remove();
            var ofSite = next.getValue();
            var called = ofSite.removeFirst();
            waitingTogether--;
            if (!ofSite.isEmpty()) {
                waiting.put(next.getKey(), ofSite);
            }
            called.tell(State.CALLED);
        } finally {
            lock.unlock();
        }
    }

    /** How many wait just now. */
    int waiting() {
        lock.lock();
        try {
            return waitingTogether;
        } finally {
            lock.unlock();
        }
    }
}
