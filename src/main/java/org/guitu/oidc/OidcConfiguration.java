package org.guitu.oidc;

import java.time.Duration;
import java.time.InstantSource;
import org.guitu.account.ProvidedLogins;
import org.guitu.account.engine.ProvidedAccounts;
import org.guitu.audit.AuditTrail;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.Directory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;

/** Makes the login by the provider of its parts; without a provider it adds nothing. */
@Configuration(proxyBeanMethods = false)
class OidcConfiguration {

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens() {
        var decoders = new OidcIdTokenDecoderFactory();
        decoders.setJwsAlgorithmResolver(Provider::algorithm);
        return decoders;
    }

    @Bean
    OidcPeople oidcPeople(OidcSettings settings, Directory directory, ProvidedAccounts accounts, EngineLogin logins) {
        return new OidcPeople(settings, new ClaimReader(settings, directory), accounts, logins);
    }

    @Bean
    OidcLogin oidcLogin(
            OidcSettings settings,
            @Value("${guitu.public-url:}") String publicUrl,
            ValueCipher cipher,
            OidcPeople people,
            ProvidedLogins logins,
            JwtDecoderFactory<ClientRegistration> idTokens,
            AuditTrail trail,
            InstantSource clock) {
        var check = new SessionCheck(
                logins,
                people,
                new RestClientRefreshTokenTokenResponseClient(),
                idTokens,
                Duration.ofMinutes(settings.recheckMinutes()),
                clock);
        var parts = new OidcLogin.Parts(
                new Provider(settings, publicUrl.strip()),
                new LoginRequests(cipher),
                people,
                check,
                new EndedSessions(logins, trail),
                new OidcFailure(trail));
        return new OidcLogin(settings, parts, logins);
    }
}
