package org.guitu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** Lets a test run start on an empty database, whatever the run before left. */
final class EmptyDataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var folder = Path.of(context.getEnvironment().getRequiredProperty("guitu.data-folder"));
        try {
            FileSystemUtils.deleteRecursively(folder.resolve("postgres"));
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
