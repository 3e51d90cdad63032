package org.guitu.oidc;

import java.util.Collection;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** Somebody whom the provider has let in, by the name of the account here. */
final class OidcPerson extends DefaultOidcUser {

    private static final long serialVersionUID = 1L;

    private final String account;

    OidcPerson(String account, Collection<? extends GrantedAuthority> groups, OidcIdToken token) {
        super(groups, token);
        this.account = account;
    }

    @Override
    public String getName() {
        return account;
    }

    /** The same account with other claims is the same person. */
    @Override
    public boolean equals(Object other) {
        return other instanceof OidcPerson person && person.account.equals(account);
    }

    @Override
    public int hashCode() {
        return account.hashCode();
    }
}
