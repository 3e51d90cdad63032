package org.guitu.engine.identity;

import static org.camunda.bpm.engine.impl.util.EncryptionUtil.saltPassword;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.guitu.account.Duties;
import org.guitu.office.Role;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Who somebody is, according to the engine's identity tables, and work done in that person's name. */
@Component
public class EngineLogin {

    private final ProcessEngineConfigurationImpl engine;
    private final IdentityService identities;
    private final PasswordTurns turns;
    private final Supplier<String> nobodysPassword;

    EngineLogin(ProcessEngineConfigurationImpl engine, PasswordTurns turns) {
        this.engine = engine;
        this.identities = engine.getIdentityService();
        this.turns = turns;
        this.nobodysPassword =
                SingletonSupplier.of(() -> engine.getPasswordManager().encrypt("nobody's"));
    }

    /**
     * Takes as long for an account that does not exist, so that the answer's time does not tell which do. Whoever waits for a turn holds
     * no connection to the database.
     *
     * @param site whose turn it takes
     * @throws org.guitu.limit.TooBusyException when the password was not looked at
     */
    public boolean isPasswordOf(String user, String password, String site) {
        var account = account(user);
        var salted =
                account.map(known -> saltPassword(password, known.getSalt())).orElse(password);
        var hash = account.map(UserEntity::getPassword).orElseGet(nobodysPassword);
        return turns.take(site, () -> engine.getPasswordManager().check(salted, hash)) && account.isPresent();
    }

    private Optional<UserEntity> account(String user) {
        return user.matches(AccountStore.ID_PATTERN)
                ? Optional.ofNullable(
                        (UserEntity) identities.createUserQuery().userId(user).singleResult())
                : Optional.empty();
    }

    /** The ids of the person's groups: department and role; empty when the person is not known (any more). */
    public Optional<List<String>> groupsOf(String user) {
        if (!user.matches(AccountStore.ID_PATTERN)) {
            return Optional.empty();
        }
        var groups = identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        // Only a person whom there is belongs to a group.
        boolean known =
                !groups.isEmpty() || identities.createUserQuery().userId(user).count() > 0;
        return known ? Optional.of(groups) : Optional.empty();
    }

    /** The same of somebody who may come in: empty also when the person has no role (any more), or some that exclude each other. */
    public Optional<List<String>> groupsToEnterWith(String user) {
        return groupsOf(user)
                .filter(groups -> Arrays.stream(Role.values()).map(Role::id).anyMatch(groups::contains))
                .filter(groups -> !Duties.exclude(groups));
    }

    /**
     * What a session that the person opens now stays valid with: changes with the password. Empty when the person may not come in,
     * because there is no such account (any more) or it has no role (any more).
     */
    public Optional<String> passOf(String user) {
        return groupsToEnterWith(user).flatMap(groups -> account(user)).map(account -> sha256(account.getPassword()));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The codes of the regions that the person works in. */
    public List<String> regionsOf(String user) {
        return identities.createTenantQuery().userMember(user).list().stream()
                .map(Tenant::getId)
                .toList();
    }

    /**
     * Lets the engine check everything that the action does against the rights of that person.
     *
     * @throws IllegalStateException when the person is not known (any more)
     */
    public <T> T as(String user, Supplier<T> action) {
        var groups = groupsOf(user).orElseThrow(() -> new IllegalStateException("The account no longer exists."));
        return as(user, groups, action);
    }

    /** The same for somebody whose groups were asked for just now. */
    public <T> T as(String user, List<String> groups, Supplier<T> action) {
        try {
            identities.setAuthentication(user, groups, regionsOf(user));
            return action.get();
        } finally {
            identities.clearAuthentication();
        }
    }

    /** Lets the engine do something in nobody's name, whoever is logged in: what the program does by itself, and nobody is asked about. */
    public <T> T asNobody(Supplier<T> action) {
        var person = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            return action.get();
        } finally {
            ((IdentityServiceImpl) identities).setAuthentication(person);
        }
    }
}
