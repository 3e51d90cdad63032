package org.guitu.provider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guitu.engine.identity.AccountStore;
import org.guitu.office.Account;
import org.guitu.office.China;
import org.guitu.office.Role;
import org.guitu.processes.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A county without a designated hospital is told to its supervisors once a month. */
class HospitalGapsTest extends ProcessTest {

    /** No other test has to do with it. */
    private static final String ELSEWHERE = "350421";

    private static final String SUPERVISOR = "supervisor-" + ELSEWHERE;

    @Autowired
    private HospitalGaps gaps;

    @Autowired
    private AccountStore accounts;

    private List<String> toldOn(int year, int month, int day) {
        ClockUtil.setCurrentTime(Date.from(
                LocalDate.of(year, month, day).atTime(9, 0).atZone(China.ZONE).toInstant()));
        gaps.tell();
        return database.sql(
                        """
                        select task_name || ' ' || region from guitu.notice
                        where account = :account and kind = 'HOSPITAL_MISSING' order by id""")
                .param("account", SUPERVISOR)
                .query(String.class)
                .list();
    }

    @Test
    void onceAndAgainInEachMonthUntilThereIsOne() {
        accounts.create(new Account(SUPERVISOR, "示例督导", "joint-conference", ELSEWHERE, Role.SUPERVISOR), "guitu");
        accounts.create(new Account("health-" + ELSEWHERE, "示例卫健", "health", ELSEWHERE, Role.CASEWORKER), "guitu");
        var notice = "没有定点医院的县（市、区）：1 个 " + ELSEWHERE;
        assertThat(toldOn(2041, 3, 2)).containsExactly(notice);
        assertThat(toldOn(2041, 3, 30)).containsExactly(notice);
        assertThat(toldOn(2041, 4, 1)).containsExactly(notice, notice);
        startByForm("health-" + ELSEWHERE, "keep-provider", "region=" + ELSEWHERE, "providerKind=hospital");
        assertThat(toldOn(2041, 5, 1)).hasSize(2);
    }

    @Test
    void whoSupervisesManyGetsOneNoticeForAll() {
        toldOn(2042, 3, 2);
        assertThat(database.sql(
                                """
                                select count(*) from guitu.notice
                                where account = 'supervisor-350000' and kind = 'HOSPITAL_MISSING' and at >= '2042-01-01'""")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
