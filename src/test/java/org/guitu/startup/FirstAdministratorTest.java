package org.guitu.startup;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.guitu.account.LoginStates;
import org.guitu.engine.identity.AccountStore;
import org.guitu.office.Account;
import org.guitu.office.Directory;
import org.guitu.office.Region;
import org.guitu.office.Role;
import org.guitu.startup.settings.AdministratorSettings;
import org.guitu.startup.settings.HalfConfiguredException;
import org.guitu.startup.settings.SecondAdministratorSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstAdministratorTest {

    private final AccountStore accounts = mock();
    private final Directory directory = mock();
    private final LoginStates states = mock();
    private final Instant now = Instant.parse("2026-01-05T02:00:00Z");

    @BeforeEach
    void oneProvince() {
        when(directory.regions()).thenReturn(List.of(new Region("350000", "福建省", "province", "")));
    }

    @Test
    void isMadeWithThePasswordInTheFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("password"), "twelve.chars\n");
        start("first.admin", file.toString());
        verify(accounts)
                .create(
                        new Account("first.admin", "first.admin", "joint-conference", "350000", Role.ADMINISTRATOR),
                        "twelve.chars");
    }

    @Test
    void isDemandedWhileThereIsNone() {
        assertThatThrownBy(() -> start("", ""))
                .isInstanceOf(HalfConfiguredException.class)
                .hasMessageContaining("1. GUITU_ADMINISTRATOR_ID is missing")
                .hasMessageContaining("2. GUITU_ADMINISTRATOR_PASSWORD_FILE is missing");
    }

    @Test
    void doesNotTakeOverSomebodyElsesAccount() {
        when(accounts.exists("police-350404")).thenReturn(true);
        assertThatThrownBy(() -> start("police-350404", "unread"))
                .hasMessageContaining("'police-350404', an account that is not an administrator");
        verify(accounts, never()).create(any(), any());
    }

    @Test
    void isNotMadeWhenThereIsAnAdministrator() {
        when(accounts.administrators()).thenReturn(List.of("somebody"));
        start("", "");
        verify(accounts, never()).create(any(), any());
    }

    /** One alone could change no account. */
    @Test
    void theSecondIsMadeBesideTheFirst(@TempDir Path folder) throws IOException {
        var file =
                Files.writeString(folder.resolve("password"), "twelve.chars\n").toString();
        start("first.admin", file, "second.admin", file);
        for (String id : List.of("first.admin", "second.admin")) {
            verify(accounts)
                    .create(new Account(id, id, "joint-conference", "350000", Role.ADMINISTRATOR), "twelve.chars");
            verify(states).oneTime(id, now.plus(Duration.ofHours(72)));
        }
    }

    private void start(String id, String passwordFile) {
        start(id, passwordFile, "", "");
    }

    private void start(String id, String passwordFile, String second, String secondFile) {
        new FirstAdministrator(
                        accounts,
                        directory,
                        states,
                        new AdministratorSettings(id, passwordFile),
                        new SecondAdministratorSettings(second, secondFile),
                        () -> now)
                .create();
    }
}
