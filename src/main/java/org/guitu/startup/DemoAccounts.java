package org.guitu.startup;

import java.util.List;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.EngineProvisioned;
import org.guitu.engine.identity.AccountStore;
import org.guitu.engine.model.GroupsAtWork;
import org.guitu.office.Account;
import org.guitu.office.Directory;
import org.guitu.office.Queue;
import org.guitu.office.Role;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** People to try Guitu out as, with one password for all: one of each department that has a task or may start a process, in two counties of one city. */
@Component
@Profile("demo")
class DemoAccounts {

    static final String PASSWORD = "guitu";
    static final List<String> COUNTIES = List.of("350404", "350405");

    private final AccountStore accounts;
    private final Directory directory;
    private final GroupsAtWork models;

    DemoAccounts(AccountStore accounts, Directory directory, GroupsAtWork models) {
        this.accounts = accounts;
        this.directory = directory;
        this.models = models;
    }

    @EventListener(EngineProvisioned.class)
    @Order(0)
    void create() {
        var departments = models.find().stream().filter(directory::isDepartment).toList();
        for (String county : COUNTIES) {
            for (String department : departments) {
                create(new Queue(department, county).id(), department, county, Role.CASEWORKER);
            }
        }
        for (String region : List.of("350404", "350400", "350000")) {
            create("supervisor-" + region, KnownName.JOINT_CONFERENCE.id(), region, Role.SUPERVISOR);
        }
        for (String administrator : List.of("administrator", "administrator-2")) {
            create(administrator, KnownName.JOINT_CONFERENCE.id(), "350000", Role.ADMINISTRATOR);
        }
        create("auditor", KnownName.JOINT_CONFERENCE.id(), "350000", Role.AUDITOR);
    }

    private void create(String id, String department, String region, Role role) {
        var name = directory.region(region).name()
                + (role == Role.CASEWORKER ? directory.department(department).zh() : "");
        accounts.create(new Account(id, name, department, region, role), PASSWORD);
    }
}
