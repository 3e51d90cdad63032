package org.guitu.startup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.Accounts;
import org.guitu.engine.EngineProvisioned;
import org.guitu.queue.Account;
import org.guitu.queue.Directory;
import org.guitu.queue.Role;
import org.springframework.beans.factory.annotation.Value;
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

    private final Accounts accounts;
    private final Directory directory;
    private final String id;
    private final String passwordFile;

    FirstAdministrator(
            Accounts accounts,
            Directory directory,
            @Value("${guitu.administrator.id:}") String id,
            @Value("${guitu.administrator.password-file:}") String passwordFile) {
        this.accounts = accounts;
        this.directory = directory;
        this.id = id.strip();
        this.passwordFile = passwordFile.strip();
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
                new SecretFile(Path.of(passwordFile)).read());
    }

    private List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (id.isEmpty()) {
            faults.add(Fault.missing(
                    Settings.ADMINISTRATOR_ID,
                    "The database has no administrator yet. Set it to the login name of the first one."));
        } else if (accounts.exists(id)) {
            faults.add(new Fault(
                    Settings.ADMINISTRATOR_ID,
                    "is '%s', an account that is not an administrator.".formatted(id),
                    "Set it to a name that is not taken."));
        }
        if (passwordFile.isEmpty()) {
            faults.add(Fault.missing(
                    Settings.ADMINISTRATOR_PASSWORD_FILE,
                    "Set it to a file with the first administrator's password, at least %d characters."
                            .formatted(Accounts.SHORTEST_PASSWORD)));
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
