package org.guitu.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.guitu.testing.GuituTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;

/**
 * A Guitu of its own beside a provider of its own, at another site: browsers hold cookies of {@code localhost} back from it. The classes that
 * share it run one after the other, and {@link OidcLoginTest} ends it.
 */
@GuituTest
abstract class BesideProvider {

    static final int PORT = TestSocketUtils.findAvailableTcpPort();
    static final String BASE = "http://localhost:" + PORT;

    static IdentityProvider provider;

    @DynamicPropertySource
    static void aProvider(DynamicPropertyRegistry settings) {
        provider = new IdentityProvider(
                BASE + "/login/oauth2/code/guitu", BASE + "/login?logout", TestSocketUtils.findAvailableTcpPort());
        settings.add("server.port", () -> PORT);
        settings.add(
                "guitu.data-folder",
                () -> "target/test-data/oidc-" + System.getProperty("guitu.test-process", "alone"));
        settings.add("guitu.oidc.issuer", provider::issuer);
        settings.add("guitu.oidc.client-id", () -> IdentityProvider.CLIENT);
        settings.add("guitu.oidc.client-secret-file", BesideProvider::secretFile);
        settings.add("guitu.oidc.prefix", () -> "guitu-");
        settings.add("guitu.oidc.mapping", () -> "cn=health,ou=groups=health");
        settings.add("guitu.oidc.second-factor.amr", () -> "otp");
    }

    private static String secretFile() {
        try {
            var file = Files.createTempFile("client", ".secret");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return Files.writeString(file, IdentityProvider.SECRET + "\n").toString();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
