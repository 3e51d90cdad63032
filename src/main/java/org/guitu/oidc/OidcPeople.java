package org.guitu.oidc;

import org.guitu.account.engine.ProvidedAccounts;
import org.guitu.account.engine.ProvidedAccounts.Answer;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.RefusedException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Lets somebody in with what the ID token and the provider's answer about that person say, at each login and each check. */
final class OidcPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {

    /** The code of an error that is told to the person as it is. */
    static final String REFUSED = "guitu_refused";

    private final OidcUserService service = new OidcUserService();
    private final OidcSettings settings;
    private final ClaimReader claims;
    private final ProvidedAccounts accounts;
    private final EngineLogin logins;

    OidcPeople(OidcSettings settings, ClaimReader claims, ProvidedAccounts accounts, EngineLogin logins) {
        this.settings = settings;
        this.claims = claims;
        this.accounts = accounts;
        this.logins = logins;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        return enter(request, true);
    }

    /** @throws OAuth2AuthenticationException when that person does not come in any more */
    void look(OidcUserRequest request) {
        enter(request, false);
    }

    private OidcUser enter(OidcUserRequest request, boolean login) {
        var told = service.loadUser(request);
        var answer = logins.asNobody(() -> enter(told, login));
        var account = answer.account()
                .orElseThrow(() -> new OAuth2AuthenticationException(
                        new OAuth2Error(REFUSED, answer.refusal(), null), answer.refusal()));
        var groups = logins.groupsToEnterWith(account).orElseThrow().stream()
                .map(SimpleGrantedAuthority::new)
                .toList();
        return new OidcPerson(account, groups, request.getIdToken());
    }

    private Answer enter(OidcUser told, boolean login) {
        var address = address();
        try {
            return accounts.enter(claims.read(told.getSubject(), told.getClaims()), address, login);
        } catch (RefusedException refused) {
            return accounts.refuse(settings.issuer(), told.getSubject(), refused.getMessage(), address);
        }
    }

    private static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                ? current.getRequest().getRemoteAddr()
                : null;
    }
}
