package org.guitu.parked.engine;

import java.util.HashMap;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.guitu.casefile.CaseNumber;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.Instances;
import org.guitu.engine.command.Submission;
import org.guitu.form.CommonFacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sees to it that an urgent case never waits without an open task for somebody: when the last one is gone, by a form, a timer or a message,
 * the process {@code watch-case} begins in the same transaction. It ends when the case does, moves, or somebody else has something to do.
 *
 * <p>Asked before a transaction that changed a case is committed: the engine has written everything by then, so that one query tells how
 * the case stands. Of two that end the last two tasks at once the second waits for the first.
 */
@Component
final class CaseWatch {

    private static final String WATCH_OVER = KnownName.WATCH_OVER.id();

    private final JdbcClient database;

    CaseWatch(JdbcClient database) {
        this.database = database;
    }

    /** The same for the cases of a transaction that is all but over, in a command of its own. */
    void look(List<String> numbers, ProcessEngineConfigurationImpl engine) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            numbers.forEach(number -> CaseNumber.find(number).ifPresent(known -> look(known, context)));
            return null;
        });
    }

    /** Lets the case have the watch that it needs, and no other. To be called within a command of the engine. */
    void look(CaseNumber number, CommandContext context) {
        WatchState.of(number, database)
                .filter(state -> state.urgency().isUrgent() || !state.watches().isEmpty())
                .ifPresent(watched -> {
                    waitForOthers(number);
                    WatchState.of(number, database).ifPresent(state -> change(number, state, context));
                });
    }

    /** Until the transaction is over; whoever else ends a task of an urgent case has told the database by then. */
    private void waitForOthers(CaseNumber number) {
        database.sql("select pg_advisory_xact_lock(hashtext('watch-case'), hashtext(:case))")
                .param("case", number.value())
                .query((row, line) -> number)
                .list();
    }

    private void change(CaseNumber number, WatchState state, CommandContext context) {
        Instances.inAllRegions(() -> Submission.during(() -> {
            var runtime = context.getProcessEngineConfiguration().getRuntimeService();
            end(state.over(), runtime, context);
            if (state.lacksOne()) {
                start(number, state, runtime);
            }
            return null;
        }));
    }

    private static void end(List<WatchState.Watch> over, RuntimeService runtime, CommandContext context) {
        for (WatchState.Watch watch : over) {
            var waiting = runtime.createExecutionQuery()
                    .processInstanceId(watch.instance())
                    .messageEventSubscriptionName(WATCH_OVER)
                    .singleResult();
            if (waiting != null) {
                new MessageEventReceivedCmd(WATCH_OVER, waiting.getId(), null).execute(context);
            }
        }
    }

    private static void start(CaseNumber number, WatchState state, RuntimeService runtime) {
        var facts = new HashMap<String, Object>(
                runtime.getVariables(state.journey().orElseThrow(), CommonFacts.OF_EVERY_INSTANCE));
        facts.put(CommonFacts.REGION, state.region());
        facts.put(CommonFacts.URGENCY, state.urgency().code());
        runtime.createProcessInstanceByKey(KnownName.WATCH_CASE.id())
                .businessKey(number.value())
                .setVariables(facts)
                .execute();
    }
}
