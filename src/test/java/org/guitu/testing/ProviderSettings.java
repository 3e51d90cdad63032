package org.guitu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.util.TestSocketUtils;

/** Tells the tests' application of an identity provider at a free port, where nobody answers until a test starts one. */
public final class ProviderSettings implements EnvironmentPostProcessor {

    public static final String CLIENT = "guitu-client";
    public static final String SECRET = "a secret of the client";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("guitu.test-provider", Boolean.class, false)) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "provider",
                            Map.of(
                                    "guitu.oidc.issuer",
                                    "http://127.0.0.1:" + TestSocketUtils.findAvailableTcpPort(),
                                    "guitu.oidc.client-id",
                                    CLIENT,
                                    "guitu.oidc.client-secret-file",
                                    secretFile(),
                                    "guitu.oidc.prefix",
                                    "guitu-",
                                    "guitu.oidc.mapping",
                                    "cn=health,ou=groups=health",
                                    "guitu.oidc.second-factor.amr",
                                    "otp")));
        }
    }

    private static String secretFile() {
        try {
            var file = Files.createTempFile("client", ".secret");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return Files.writeString(file, SECRET + "\n").toString();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
