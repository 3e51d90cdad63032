package org.guitu.startup;

import java.nio.file.Path;
import java.time.Duration;
import org.guitu.casefile.crypto.KeysetFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** What only the production profile has: the database and the keys from outside. */
@Configuration(proxyBeanMethods = false)
@Profile("production")
class ProductionConfiguration {

    private static final Duration LONGEST_WAIT_FOR_OTHER_NODES = Duration.ofMinutes(10);

    @Bean
    ExternalDatabase externalDatabase(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String user,
            @Value("${guitu.database.password-file}") Path passwordFile) {
        return new ExternalDatabase(url, user, new SecretFile(passwordFile).read(), LONGEST_WAIT_FOR_OTHER_NODES);
    }

    @Bean
    KeysetFile keysetFile(@Value("${guitu.keyset-file}") Path file) {
        return KeysetFile.open(file);
    }
}
