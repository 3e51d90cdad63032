package org.guitu.engine.identity;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.guitu.notice.Addresses;
import org.springframework.stereotype.Component;

/** The e-mail addresses that administrators have written into the accounts. */
@Component
class MailAddresses implements Addresses {

    private final IdentityService identities;

    MailAddresses(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    public Optional<String> addressOf(String account) {
        return Optional.ofNullable(identities.createUserQuery().userId(account).singleResult())
                .map(User::getEmail)
                .filter(address -> address.contains("@"));
    }
}
