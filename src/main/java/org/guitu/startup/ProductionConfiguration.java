package org.guitu.startup;

import java.nio.file.Path;
import java.time.Duration;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.startup.settings.DatabaseServer;
import org.guitu.startup.settings.Installation;
import org.guitu.startup.settings.KeysetSettings;
import org.guitu.startup.settings.SecretFile;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** What only the production profile has: the database and the keys from outside. */
@Configuration(proxyBeanMethods = false)
@Profile("production")
@EnableConfigurationProperties({DatabaseServer.class, Installation.class, KeysetSettings.class})
public class ProductionConfiguration {

    private static final Duration LONGEST_WAIT_FOR_OTHER_NODES = Duration.ofMinutes(10);

    @Bean
    ExternalDatabase externalDatabase(DatabaseServer server, Installation installation) {
        var password = SecretFile.of(installation.database().passwordFile()).read();
        return new ExternalDatabase(server.url(), server.username(), password, LONGEST_WAIT_FOR_OTHER_NODES);
    }

    @Bean
    KeysetFile keysetFile(Installation installation, KeysetSettings keyset) {
        return KeysetFile.open(Path.of(installation.keysetFile()), keyset.locks());
    }
}
