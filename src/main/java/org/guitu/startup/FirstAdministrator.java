package org.guitu.startup;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.guitu.account.LoginStates;
import org.guitu.account.OneTimePassword;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.EngineProvisioned;
import org.guitu.engine.identity.AccountStore;
import org.guitu.office.Account;
import org.guitu.office.Directory;
import org.guitu.office.PasswordRules;
import org.guitu.office.Role;
import org.guitu.startup.settings.AdministratorSettings;
import org.guitu.startup.settings.Fault;
import org.guitu.startup.settings.HalfConfiguredException;
import org.guitu.startup.settings.SecondAdministratorSettings;
import org.guitu.startup.settings.SecretFile;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes the accounts with which a new installation is set up: the administrator and, when it is named, the second one without whom no
 * account changes. All others are asked for on the page of accounts.
 *
 * <p>Demanded while there is no administrator, ignored from then on: the passwords in the files are good for one login, at which they are
 * changed, and for the first days only.
 */
@Component
@Profile("production")
class FirstAdministrator {

    private static final String DEPARTMENT = KnownName.JOINT_CONFERENCE.id();

    private final AccountStore accounts;
    private final Directory directory;
    private final LoginStates states;
    private final AdministratorSettings first;
    private final SecondAdministratorSettings second;
    private final InstantSource clock;

    FirstAdministrator(
            AccountStore accounts,
            Directory directory,
            LoginStates states,
            AdministratorSettings first,
            SecondAdministratorSettings second,
            InstantSource clock) {
        this.accounts = accounts;
        this.directory = directory;
        this.states = states;
        this.first = first;
        this.second = second;
        this.clock = clock;
    }

    @EventListener(EngineProvisioned.class)
    void create() {
        if (!accounts.administrators().isEmpty()) {
            return;
        }
        var faults = faults();
        if (!faults.isEmpty()) {
            throw new HalfConfiguredException(faults);
        }
        create(first.id(), first.passwordFile());
        if (!second.id().isEmpty()) {
            create(second.id(), second.passwordFile());
        }
    }

    private void create(String id, String passwordFile) {
        accounts.create(
                new Account(id, id, DEPARTMENT, province(), Role.ADMINISTRATOR),
                SecretFile.of(passwordFile).read());
        states.oneTime(id, clock.instant().plus(OneTimePassword.LIFE));
    }

    private List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (first.id().isEmpty()) {
            faults.add(Fault.missing(
                    AdministratorSettings.ID,
                    "The database has no administrator yet. Set it to the login name of the first one."));
        }
        if (first.passwordFile().isEmpty()) {
            faults.add(Fault.missing(
                    AdministratorSettings.PASSWORD_FILE,
                    "Set it to a file with the first administrator's password, at least %d characters."
                            .formatted(PasswordRules.SHORTEST)));
        }
        addTaken(AdministratorSettings.ID, first.id(), faults);
        addTaken(SecondAdministratorSettings.ID, second.id(), faults);
        return faults;
    }

    private void addTaken(String setting, String id, List<Fault> faults) {
        if (!id.isEmpty() && accounts.exists(id)) {
            faults.add(new Fault(
                    setting,
                    "is '%s', an account that is not an administrator.".formatted(id),
                    "Set it to a name that is not taken."));
        }
    }

    private String province() {
        return directory.regions().stream()
                .filter(region -> region.parent().isEmpty())
                .findFirst()
                .orElseThrow()
                .code();
    }
}
