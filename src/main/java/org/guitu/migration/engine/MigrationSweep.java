package org.guitu.migration.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.gate.file.Sentence;
import org.guitu.migration.CaseResult.Outcome;
import org.guitu.migration.MigrationSettings;
import org.guitu.migration.MigrationStore;
import org.guitu.migration.MigrationStore.Due;
import org.guitu.migration.VersionPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the cases that are ordered, some at a time, each in a transaction of its own: any number of nodes may do so at once, and one that
 * stops leaves the rest to the others. A case that people are just working on comes again a little later.
 */
@Component
final class MigrationSweep {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationSweep.class);
    private static final int MOST_ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final MigrationStore store;
    private final MigrationSettings settings;
    private final ModelVersions models;
    private final Plans plans;
    private final CaseMove move;
    private final EngineLogin logins;
    private final TransactionTemplate transaction;
    private final Map<List<String>, Plans.Prepared> prepared = new ConcurrentHashMap<>();

    MigrationSweep(
            MigrationStore store,
            MigrationSettings settings,
            ModelVersions models,
            Plans plans,
            CaseMove move,
            EngineLogin logins,
            TransactionTemplate transaction) {
        this.store = store;
        this.settings = settings;
        this.models = models;
        this.plans = plans;
        this.move = move;
        this.logins = logins;
        this.transaction = transaction;
    }

    /** As many as may be moved at a time; how many were looked at. */
    int run() {
        return logins.asNobody(() -> {
            int done = 0;
            while (done < settings.casesPerRound() && next()) {
                done++;
            }
            transaction.executeWithoutResult(status -> store.close());
            if (done == 0) {
                prepared.clear();
            }
            return done;
        });
    }

    /** Whether there was one. What goes wrong with it is noted once it was taken back. */
    private boolean next() {
        var taken = new Due[1];
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                store.take().ifPresent(due -> {
                    taken[0] = due;
                    var moved = move.move(due.instance(), prepared(due));
                    store.settle(due, moved.steps(), moved.outcome(), moved.reason());
                });
                return taken[0] != null;
            }));
        } catch (CaseMove.NotMovable refused) {
            fail(taken[0], refused.steps(), refused.why());
        } catch (OptimisticLockingException | TransientDataAccessException busy) {
            putOff(taken[0], busy);
        } catch (ProcessEngineException refused) {
            LOG.warn("Instance {} is not moved and is as it was.", taken[0], refused);
            fail(taken[0], List.of(), EngineWords.of(refused.getMessage()));
        } catch (RuntimeException failed) {
            LOG.error("Instance {} could not be moved and is as it was.", taken[0], failed);
            fail(taken[0], List.of(), Sentence.of("it could not be moved: the log says why, at this case's instance"));
        }
        return taken[0] != null;
    }

    private Plans.Prepared prepared(Due due) {
        return prepared.computeIfAbsent(
                List.of(String.valueOf(due.order()), due.from()),
                any -> plans.prepare(
                        plan(due),
                        models.version(due.from()).orElseThrow(),
                        models.version(due.to()).orElseThrow()));
    }

    private VersionPlan plan(Due due) {
        return store.progress(due.order()).orElseThrow().plans().stream()
                .filter(plan -> plan.process().equals(due.process()) && plan.version() == due.version())
                .findFirst()
                .orElseThrow();
    }

    private void putOff(Due due, RuntimeException busy) {
        LOG.debug("Somebody is at work on {}.", due, busy);
        if (due == null) {
            return;
        }
        if (due.attempts() + 1 >= MOST_ATTEMPTS) {
            fail(due, List.of(), Sentence.of("somebody was at work on it each time: let it be tried again"));
        } else {
            transaction.executeWithoutResult(status -> store.putOff(due, PAUSE.multipliedBy(due.attempts() + 1L)));
        }
    }

    private void fail(Due due, List<String> steps, Sentence why) {
        if (due == null) {
            return;
        }
        transaction.executeWithoutResult(status -> store.settle(due, steps, Outcome.FAILED, Optional.of(why)));
    }
}
