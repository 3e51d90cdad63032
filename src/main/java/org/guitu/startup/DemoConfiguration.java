package org.guitu.startup;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** What only the demo profile has: the embedded database. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

    @Bean
    EmbeddedDatabase embeddedDatabase(@Value("${guitu.data-folder}") Path folder) throws IOException {
        return new EmbeddedDatabase(folder);
    }
}
