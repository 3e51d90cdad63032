package org.guitu.oidc;

import java.net.URI;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The tests' application beside a provider, at another site: browsers hold cookies of {@code localhost} back from it. */
@GuituTest
abstract class BesideProvider {

    static IdentityProvider provider;

    String base;

    @BeforeEach
    void theProviderIsThere(@LocalServerPort int port, @Autowired @Value("${guitu.oidc.issuer}") String issuer) {
        base = "http://localhost:" + port;
        if (provider == null) {
            provider = new IdentityProvider(
                    base + "/login/oauth2/code/guitu",
                    base + "/login?logout",
                    URI.create(issuer).getPort());
        }
    }

    @AfterAll
    static void theProviderStops() {
        if (provider != null) {
            provider.close();
            provider = null;
        }
    }
}
