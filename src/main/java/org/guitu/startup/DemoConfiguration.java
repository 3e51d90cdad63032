package org.guitu.startup;

import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.guitu.casefile.crypto.CipherSuite;
import org.guitu.casefile.crypto.KeyCheck;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.startup.settings.Installation;
import org.guitu.startup.settings.KeysetSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** What only the demo profile has: the embedded database, and keys beside it that are made at the first start. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@EnableConfigurationProperties({Installation.class, KeysetSettings.class})
public class DemoConfiguration {

    @Bean
    EmbeddedDatabase embeddedDatabase(Installation installation) throws IOException {
        return new EmbeddedDatabase(Path.of(installation.dataFolder()), installation.durable());
    }

    @Bean
    KeysetFile keysetFile(Installation installation, KeysetSettings keyset, DataSource database) {
        return KeyCheck.openOrCreate(
                Path.of(installation.keysetFile()),
                database,
                keyset.newSuite().orElse(CipherSuite.INTERNATIONAL),
                keyset.locks());
    }
}
