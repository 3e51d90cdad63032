package org.guitu.engine.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** What colleagues call people. To be asked where accounts may be looked up. */
@Component
public final class AccountNames {

    private final IdentityService identities;

    AccountNames(IdentityService identities) {
        this.identities = identities;
    }

    /** By account; that of an account without a name, or that is not there, is its own. */
    public Map<String, String> of(Collection<String> accounts) {
        var names = new HashMap<String, String>();
        accounts.forEach(account -> names.put(account, account));
        if (!accounts.isEmpty()) {
            identities.createUserQuery().userIdIn(accounts.toArray(String[]::new)).list().stream()
                    .filter(user ->
                            user.getFirstName() != null && !user.getFirstName().isBlank())
                    .forEach(user -> names.put(user.getId(), user.getFirstName()));
        }
        return names;
    }

    /** The name and the account; of an account without a name only that. */
    public String withAccount(String account) {
        var name = of(List.of(account)).get(account);
        return name.equals(account) ? account : "%s（%s）".formatted(name, account);
    }
}
