package org.guitu.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/**
 * A real OpenID provider, Spring Authorization Server, on a port of its own: it knows people by name, all with one password, and says of
 * each what a test has told it.
 */
final class IdentityProvider implements AutoCloseable {

    static final String PASSWORD = "at-the-provider";
    static final String CLIENT = "guitu-client";
    static final String SECRET = "a secret of the client";

    private static final RSAKey KEY = key();

    /** What it says of each person: claims of the ID token. Whoever is not in it has no password there. */
    private final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();

    private final ConfigurableApplicationContext server;
    private final String issuer;

    IdentityProvider(String redirectUri, String afterLogout, int port) {
        this.issuer = "http://127.0.0.1:" + port;
        var application = new SpringApplication(Server.class);
        application.setDefaultProperties(Map.of(
                "spring.config.name", "identity-provider",
                "spring.profiles.active", "identity-provider",
                "server.address", "127.0.0.1",
                "server.port", port));
        application.addInitializers(context -> {
            var beans = context.getBeanFactory();
            beans.registerSingleton("identityProvider", this);
            beans.registerSingleton("client", client(redirectUri, afterLogout));
        });
        application.setMainApplicationClass(Server.class);
        application.setListeners(List.of());
        this.server = application.run("--spring.config.name=identity-provider", "--server.port=" + port);
    }

    private static RSAKey key() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyID("provider")
                    .build();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RegisteredClient client(String redirectUri, String afterLogout) {
        return RegisteredClient.withId("guitu")
                .clientId(CLIENT)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(redirectUri)
                .postLogoutRedirectUri(afterLogout)
                .scopes(scopes -> scopes.addAll(List.of("openid", "profile", "email")))
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(TokenSettings.builder()
                        .reuseRefreshTokens(false)
                        .refreshTokenTimeToLive(Duration.ofDays(1))
                        .build())
                .build();
    }

    String issuer() {
        return issuer;
    }

    void says(String person, Map<String, Object> claims) {
        people.put(person, claims);
    }

    /** What it sends when somebody's sessions are to end everywhere. */
    String logoutToken(String person) {
        var claims = JwtClaimsSet.builder()
                .issuer(issuer)
                .subject(person)
                .audience(List.of(CLIENT))
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plusSeconds(120))
                .id(UUID.randomUUID().toString())
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .build();
        return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(KEY)))
                .encode(JwtEncoderParameters.from(
                        JwsHeader.with(SignatureAlgorithm.RS256)
                                .type("logout+jwt")
                                .build(),
                        claims))
                .getTokenValue();
    }

    @Override
    public void close() {
        server.close();
    }

    /** Made by hand, so that nothing of Guitu's own comes along. */
    @EnableWebSecurity
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class
    })
    static class Server {

        @Bean
        @Order(1)
        SecurityFilterChain protocol(HttpSecurity http) throws Exception {
            var server = OAuth2AuthorizationServerConfigurer.authorizationServer();
            return http.securityMatcher(server.getEndpointsMatcher())
                    .with(server, any -> any.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .exceptionHandling(failures ->
                            failures.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain login(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        UserDetailsService people(IdentityProvider provider) {
            return name -> {
                if (!provider.people.containsKey(name)) {
                    throw new org.springframework.security.core.userdetails.UsernameNotFoundException(name);
                }
                return User.withUsername(name)
                        .password("{noop}" + PASSWORD)
                        .roles("PERSON")
                        .build();
            };
        }

        @Bean
        RegisteredClientRepository clients(RegisteredClient client) {
            return new InMemoryRegisteredClientRepository(client);
        }

        @Bean
        JWKSource<SecurityContext> keys() {
            return new ImmutableJWKSet<>(new JWKSet(KEY));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings settings(IdentityProvider provider) {
            return AuthorizationServerSettings.builder().issuer(provider.issuer).build();
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(IdentityProvider provider) {
            return context -> {
                if ("id_token".equals(context.getTokenType().getValue())) {
                    context.getClaims()
                            .claims(all -> all.putAll(
                                    provider.people.get(context.getPrincipal().getName())));
                }
            };
        }
    }
}
