package org.guitu.account.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.guitu.account.Duties;
import org.guitu.account.LoginStates;
import org.guitu.account.OneTimePassword;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.engine.identity.AccountStore;
import org.guitu.engine.identity.PasswordHashing;
import org.guitu.office.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an operator does on the server when there is no second administrator to confirm: makes one, or lets one in again who has lost the
 * password or the second factor. The audit trail says so, in nobody's name.
 */
public final class OperatorAccounts {

    private final DataSource source;
    private final AuditTrail trail;
    private final Instant now;

    public OperatorAccounts(DataSource source, AuditTrail trail, Instant now) {
        this.source = source;
        this.trail = trail;
        this.now = now;
    }

    /** Returns why it was not done, in words; empty when it was. The password is to be changed at the first login. */
    public Optional<String> setAdministrator(String id, String password) {
        if (!id.matches(AccountStore.ID_PATTERN)) {
            return Optional.of("'%s' is no login name.".formatted(id));
        }
        var engine = engine();
        try {
            var refusal = set(engine.getIdentityService(), id, password);
            if (refusal.isEmpty()) {
                remember(id);
            }
            return refusal;
        } finally {
            engine.close();
        }
    }

    private static Optional<String> set(IdentityService identities, String id, String password) {
        var known = identities.createUserQuery().userId(id).singleResult();
        if (known == null) {
            var made = identities.newUser(id);
            made.setFirstName(id);
            made.setLastName(Role.ADMINISTRATOR.zh());
            made.setPassword(password);
            identities.saveUser(made);
            for (String group : List.of(Role.ADMINISTRATOR.id(), Duties.NO_OFFICE, Duties.ENGINE_ADMINISTRATORS)) {
                identities.createMembership(id, group);
            }
            return Optional.empty();
        }
        var groups = identities.createGroupQuery().groupMember(id).list().stream()
                .map(group -> group.getId())
                .toList();
        if (!groups.contains(Role.ADMINISTRATOR.id()) || Duties.exclude(groups)) {
            return Optional.of(
                    "'%s' is an account of somebody who is not an administrator. Use a new name.".formatted(id));
        }
        known.setPassword(password);
        identities.saveUser(known);
        return Optional.empty();
    }

    private void remember(String id) {
        var states = new LoginStates(JdbcClient.create(source));
        states.oneTime(id, now.plus(OneTimePassword.LIFE));
        states.forgetSecondFactor(id);
        trail.record(AuditEvent.of(EventKind.ADMINISTRATOR_SET, Actor.SYSTEM)
                .about("账户 " + id, id)
                .saying("服务器上的运维命令"));
    }

    /** The accounts and nothing else: it starts no job and reads no model. */
    private ProcessEngine engine() {
        var accountsOnly = new StandaloneProcessEngineConfiguration();
        accountsOnly.setPasswordEncryptor(PasswordHashing.encryptor());
        accountsOnly.setGeneralResourceWhitelistPattern(AccountStore.ID_PATTERN);
        return accountsOnly
                .setProcessEngineName("operator")
                .setDataSource(source)
                .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE)
                .setHistory(ProcessEngineConfiguration.HISTORY_FULL)
                .setAuthorizationEnabled(true)
                .setJobExecutorActivate(false)
                .buildProcessEngine();
    }
}
