package org.guitu.clock.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.guitu.engine.EngineProvisioned;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Gives a clock to each task that was open before tasks had one. Looks through all open tasks, once at each start. */
@Component
class ClockAdoption {

    private static final Logger LOG = LoggerFactory.getLogger(ClockAdoption.class);

    private static final String WITHOUT =
            """
            select t.id_ from act_ru_task t
            where t.proc_inst_id_ is not null and not exists (select from guitu.task_clock c where c.task_id = t.id_)""";

    private final JdbcTemplate database;
    private final ProcessEngineConfigurationImpl engine;
    private final ClockStart clock;

    ClockAdoption(JdbcTemplate database, ProcessEngineConfigurationImpl engine, ClockStart clock) {
        this.database = database;
        this.engine = engine;
        this.clock = clock;
    }

    @EventListener(EngineProvisioned.class)
    void adopt() {
        for (String id : database.queryForList(WITHOUT, String.class)) {
            try {
                engine.getCommandExecutorTxRequired().execute(context -> {
                    var task = context.getTaskManager().findTaskById(id);
                    if (task != null) {
                        clock.adopt(task);
                    }
                    return null;
                });
            } catch (DuplicateKeyException anotherNode) {
                LOG.debug("Another node was faster with task {}.", id);
            } catch (ProcessEngineException withoutLimit) {
                LOG.warn("Task {} stays without a clock: {}", id, withoutLimit.getMessage());
            }
        }
    }
}
