package org.guitu.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.guitu.calendar.CalendarCheck;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.engine.identity.AccountStore;
import org.guitu.startup.settings.Installation;
import org.guitu.startup.settings.KeysetSettings;
import org.guitu.upgrade.PackageOffer;
import org.guitu.upgrade.PackageOffers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class StartUpNoticeTest {

    private final MockEnvironment environment = new MockEnvironment().withProperty("local.server.port", "8081");
    private final Database database = mock();
    private final CalendarCheck calendar = mock();
    private final AccountStore accounts = mock();
    private final PackageOffers offers = mock();

    @BeforeEach
    void thereAreTwoAdministrators() {
        when(accounts.administrators()).thenReturn(List.of("one", "two"));
    }

    @TempDir
    private Path folder;

    private Path keyset;

    @BeforeEach
    void makeKeys() {
        keyset = folder.resolve("keyset.json");
        KeysetFile.create(keyset);
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
    void inALogOfJsonItIsOneEvent(CapturedOutput output) {
        environment.setActiveProfiles("production");
        notice().print();
        assertThat(output).doesNotContain(StartUpNotice.class.getSimpleName());
        environment.setProperty("logging.structured.format.console", "ecs");
        notice().print();
        assertThat(output).contains(StartUpNotice.class.getSimpleName());
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
    void changesOfThePackageThatWaitForADecisionAreAWarning() {
        when(offers.open()).thenReturn(List.of(new PackageOffer("retention.dmn", null, null, List.of(), List.of())));
        assertThat(text()).contains("注意 Warning", "/models: retention.dmn");
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

    @Test
    void aKeysetFileThatIsNotClosedIsAWarningInProductionOnly() {
        environment.setActiveProfiles("production");
        assertThat(text()).contains("密钥文件没有加密", "close-keyset");
        environment.setProperty("guitu.keyset.passphrase-file", secret("a passphrase of some length"));
        var settings = KeysetSettings.of(environment);
        KeysetFile.open(keyset, settings.locks()).closeByLock();
        assertThat(text()).doesNotContain("密钥");
    }

    @Test
    void keysForAnotherSuiteThanTheOneThatIsSetAreAWarning() {
        environment.setActiveProfiles("demo");
        environment.setProperty("guitu.keyset.suite", "international");
        assertThat(text()).doesNotContain("密钥");
        environment.setProperty("guitu.keyset.suite", "guomi");
        assertThat(text()).contains("现用密钥的算法是 international，设置要求 guomi");
    }

    private String secret(String content) {
        try {
            return Files.writeString(folder.resolve("secret"), content).toString();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private String text() {
        return notice().text();
    }

    private StartUpNotice notice() {
        var settings = KeysetSettings.of(environment);
        var keys = new KeysetNotice(environment, settings, KeysetFile.open(keyset, settings.locks()));
        return new StartUpNotice(environment, Installation.of(environment), database, calendar, keys, accounts, offers);
    }
}
