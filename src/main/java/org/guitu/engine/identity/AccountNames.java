package org.guitu.engine.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** What colleagues call people. To be asked where accounts may be looked up. */
@Component
public final class AccountNames {

    private final IdentityService identities;

    AccountNames(IdentityService identities) {
        this.identities = identities;
    }

    /** By account; none for those that have no name or are not there. */
    public Map<String, String> of(Collection<String> accounts) {
        return accounts.isEmpty()
                ? Map.of()
                : identities.createUserQuery().userIdIn(accounts.toArray(String[]::new)).list().stream()
                        .filter(user -> user.getFirstName() != null
                                && !user.getFirstName().isBlank())
                        .collect(Collectors.toMap(User::getId, User::getFirstName));
    }

    public Optional<String> of(String account) {
        return Optional.ofNullable(of(List.of(account)).get(account));
    }

    /** The name and the account; of an account without a name only that. */
    public String withAccount(String account) {
        return of(account).map(name -> "%s（%s）".formatted(name, account)).orElse(account);
    }
}
