package org.guitu.startup;

import java.util.ArrayList;
import java.util.List;
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
import org.guitu.startup.settings.SecretFile;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes the account with which a new installation is set up: all others are made by that person in Camunda Admin.
 *
 * <p>Demanded while there is no administrator, ignored from then on: the password in the file is good for one start only.
 */
@Component
@Profile("production")
class FirstAdministrator {

    private static final String DEPARTMENT = KnownName.JOINT_CONFERENCE.id();

    private final AccountStore accounts;
    private final Directory directory;
    private final String id;
    private final String passwordFile;

    FirstAdministrator(AccountStore accounts, Directory directory, AdministratorSettings settings) {
        this.accounts = accounts;
        this.directory = directory;
        this.id = settings.id();
        this.passwordFile = settings.passwordFile();
    }

    @EventListener(EngineProvisioned.class)
    void create() {
        if (accounts.anyAdministrator()) {
            return;
        }
        var faults = faults();
        if (!faults.isEmpty()) {
            throw new HalfConfiguredException(faults);
        }
        accounts.create(
                new Account(id, id, DEPARTMENT, province(), Role.ADMINISTRATOR),
                SecretFile.of(passwordFile).read());
    }

    private List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (id.isEmpty()) {
            faults.add(Fault.missing(
                    AdministratorSettings.ID,
                    "The database has no administrator yet. Set it to the login name of the first one."));
        } else if (accounts.exists(id)) {
            faults.add(new Fault(
                    AdministratorSettings.ID,
                    "is '%s', an account that is not an administrator.".formatted(id),
                    "Set it to a name that is not taken."));
        }
        if (passwordFile.isEmpty()) {
            faults.add(Fault.missing(
                    AdministratorSettings.PASSWORD_FILE,
                    "Set it to a file with the first administrator's password, at least %d characters."
                            .formatted(PasswordRules.SHORTEST)));
        }
        return faults;
    }

    private String province() {
        return directory.regions().stream()
                .filter(region -> region.parent().isEmpty())
                .findFirst()
                .orElseThrow()
                .code();
    }
}
