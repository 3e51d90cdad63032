package org.guitu.startup;

import java.util.List;
import org.guitu.engine.Accounts;
import org.guitu.queue.Account;
import org.guitu.queue.Directory;
import org.guitu.queue.Role;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** People to try Guitu out as, with one password for all. */
@Component
@Profile("demo")
class DemoAccounts implements ApplicationRunner {

    static final String PASSWORD = "guitu";
    static final List<String> COUNTIES = List.of("350404", "350405");

    private final Accounts accounts;
    private final Directory directory;

    DemoAccounts(Accounts accounts, Directory directory) {
        this.accounts = accounts;
        this.directory = directory;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (String county : COUNTIES) {
            for (var department : directory.departments()) {
                create(department.id() + "-" + county, department.id(), county, Role.CASEWORKER);
            }
        }
        for (String region : List.of("350404", "350400", "350000")) {
            create("supervisor-" + region, "joint-conference", region, Role.SUPERVISOR);
        }
        create("administrator", "joint-conference", "350000", Role.ADMINISTRATOR);
        create("auditor", "joint-conference", "350000", Role.AUDITOR);
    }

    private void create(String id, String department, String region, Role role) {
        var name = role == Role.CASEWORKER
                ? directory.region(region).name()
                        + directory.department(department).zh()
                : role.zh() + directory.region(region).name();
        accounts.create(new Account(id, name, department, region, role), PASSWORD);
    }
}
