package org.guitu.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.form.Conditions;
import org.guitu.testing.GuituTest;
import org.guitu.testing.NewCase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An account that was put past all rules into the database: engine's administrator, department and supervisor at once. The engine spares it
 * its check of regions.
 */
@GuituTest
class SupervisorRegionsTest {

    private static final String EVERYTHING = "everything-at-once";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private EngineLogin logins;

    @Autowired
    private TaskService tasks;

    private NewCase elsewhere;

    @BeforeEach
    void somebodyWroteIntoTheDatabase(@Autowired Conditions conditions) {
        elsewhere = NewCase.open("http://localhost:" + port, conditions, "350404");
        database.sql("insert into act_id_user (id_, rev_, first_) values (?, 1, '示例甲')")
                .param(EVERYTHING)
                .update();
        for (String group : List.of("camunda-admin", "civil-affairs", "supervisor", "caseworker")) {
            database.sql("insert into act_id_membership (user_id_, group_id_) values (?, ?)")
                    .params(EVERYTHING, group)
                    .update();
        }
        database.sql("insert into act_id_tenant_member (id_, tenant_id_, user_id_) values ('everything', '350405', ?)")
                .param(EVERYTHING)
                .update();
    }

    @AfterEach
    void takeItOutAgain() {
        for (String sql : List.of(
                "delete from act_id_tenant_member where user_id_ = ?",
                "delete from act_id_membership where user_id_ = ?",
                "delete from act_id_user where id_ = ?")) {
            database.sql(sql).param(EVERYTHING).update();
        }
    }

    @Test
    void seesNoTaskOfAnotherRegion() {
        assertThat(tasks.createTaskQuery().taskId(elsewhere.task()).count()).isEqualTo(1);
        var groups = logins.groupsOf(EVERYTHING).orElseThrow();
        logins.as(EVERYTHING, groups, () -> {
            assertThat(tasks.createTaskQuery().taskId(elsewhere.task()).list()).isEmpty();
            assertThat(tasks.createTaskQuery().tenantIdIn("350404").count()).isZero();
            assertThat(tasks.createTaskQuery()
                            .or()
                            .tenantIdIn("350404")
                            .taskUnassigned()
                            .endOr()
                            .list())
                    .allMatch(task -> "350405".equals(task.getTenantId()));
            return null;
        });
    }

    @Test
    void doesNotComeInAtAll() {
        assertThat(logins.groupsToEnterWith(EVERYTHING)).isEmpty();
        assertThat(logins.passOf(EVERYTHING)).isEmpty();
    }
}
