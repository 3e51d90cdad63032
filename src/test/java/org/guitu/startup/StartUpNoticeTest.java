package org.guitu.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import org.guitu.calendar.CalendarCheck;
import org.guitu.engine.identity.AccountStore;
import org.guitu.startup.settings.Installation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;
import org.springframework.mock.env.MockEnvironment;

class StartUpNoticeTest {

    private final MockEnvironment environment = new MockEnvironment().withProperty("local.server.port", "8081");
    private final Database database = mock();
    private final CalendarCheck calendar = mock();
    private final AccountStore accounts = mock();

    @BeforeEach
    void thereAreTwoAdministrators() {
        when(accounts.administrators()).thenReturn(List.of("one", "two"));
    }

    @Test
    void theDemoTellsAddressAccountsPasswordAndFolder() {
        environment.setActiveProfiles("demo");
        when(database.where()).thenReturn("/home/somebody/guitu/data");
        assertThat(text())
                .contains("地址 Address    http://localhost:8081\n")
                .contains("police-350404")
                .contains("administrator")
                .contains("密码 Password   guitu\n")
                .contains("数据 Data       /home/somebody/guitu/data\n");
    }

    @Test
    void productionTellsThePublicAddressAndNoPassword() {
        environment.setActiveProfiles("production");
        environment.setProperty("guitu.public-url", "https://guitu.example");
        when(database.where()).thenReturn("PostgreSQL db:5432/guitu");
        assertThat(text())
                .contains("https://guitu.example")
                .contains("8081")
                .contains("PostgreSQL db:5432/guitu")
                .doesNotContain("Password");
    }

    @Test
    void aYearWithoutHolidaysIsAWarning() {
        environment.setActiveProfiles("demo");
        assertThat(text()).doesNotContain("Warning");
        when(calendar.missingYears()).thenReturn(List.of(2027, 2028));
        assertThat(text()).contains("没有 2027、2028 年的放假调休安排");
        assertThat(new CalendarHealth(calendar).health().getStatus().getCode()).isEqualTo("WARNING");
    }

    @Test
    void oneAdministratorAloneIsAWarningThatSaysWhatToDo() {
        environment.setActiveProfiles("demo");
        when(accounts.administrators()).thenReturn(List.of("one"));
        assertThat(text()).contains("只有一名系统管理员", "--guitu.command=add-administrator");
    }

    @Test
    void accountsFromBeforeWhoseRolesExcludeEachOtherAreNamed() {
        environment.setActiveProfiles("demo");
        when(accounts.withRolesThatExcludeEachOther()).thenReturn(List.of("li.hua"));
        assertThat(text()).contains("角色互相排斥").contains("li.hua");
    }

    @Test
    void aKnownYearIsHealthy() {
        assertThat(new CalendarHealth(calendar).health().getStatus()).isEqualTo(Status.UP);
    }

    private String text() {
        return new StartUpNotice(environment, Installation.of(environment), database, calendar, accounts).text();
    }
}
