package org.guitu.startup;

import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.guitu.casefile.KeysetFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** What only the demo profile has: the embedded database, and keys beside it that are made at the first start. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

    @Bean
    EmbeddedDatabase embeddedDatabase(
            @Value("${guitu.data-folder}") Path folder, @Value("${guitu.durable}") boolean durable) throws IOException {
        return new EmbeddedDatabase(folder, durable);
    }

    @Bean
    KeysetFile keysetFile(@Value("${guitu.keyset-file}") Path file, DataSource database) {
        return KeysetFile.openOrCreate(file, database);
    }
}
