package org.guitu.startup.command;

import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.guitu.account.SealedLogins;
import org.guitu.casefile.crypto.CipherSuite;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.casefile.crypto.KeysetRefusedException;
import org.guitu.casefile.upkeep.KeyRotation;
import org.guitu.draft.SealedDrafts;
import org.guitu.startup.DemoConfiguration;
import org.guitu.startup.ProductionConfiguration;
import org.guitu.startup.settings.Installation;
import org.guitu.startup.settings.KeyCommand;
import org.guitu.startup.settings.KeysetSettings;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Runs a {@link KeyCommand} with the settings of a node, but without its engine and its web server. Nodes may be running meanwhile.
 *
 * <p>Tells on the standard output what was done and what comes next; docs/production.md says when to use which.
 */
public final class KeyCommandRunner {

    private final Path path;
    private final KeysetSettings settings;

    private KeyCommandRunner(Path path, KeysetSettings settings) {
        this.path = path;
        this.settings = settings;
    }

    /** Whether these arguments, or the environment, ask for a command instead of a node. */
    public static boolean isAsked(String... arguments) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        return Installation.of(environment).command() != null;
    }

    /** Returns whether everything was done that was asked for. */
    public static boolean run(String... arguments) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        boolean needsDatabase =
                asked(environment).filter(KeyCommand::needsDatabase).isPresent();
        try (var context = new SpringApplicationBuilder(needsDatabase ? WithDatabase.class : FileOnly.class)
                .web(WebApplicationType.NONE)
                .run(arguments)) {
            var command = asked(context.getEnvironment()).orElseThrow();
            var path = Path.of(Installation.of(context.getEnvironment()).keysetFile());
            return new KeyCommandRunner(path, KeysetSettings.of(context.getEnvironment())).run(command, context);
        } catch (KeysetRefusedException refused) {
            tell(refused.getMessage());
            return false;
        }
    }

    private static Optional<KeyCommand> asked(Environment environment) {
        return KeyCommand.find(Installation.of(environment).command());
    }

    /** The database and the keys, and nothing else of a node. */
    @Import({DemoConfiguration.class, ProductionConfiguration.class})
    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    static final class WithDatabase {}

    /** Nothing but the settings. */
    static final class FileOnly {}

    private boolean run(KeyCommand command, ApplicationContext context) {
        return switch (command) {
            case NEW_KEYSET -> create();
            case CLOSE_KEYSET -> close();
            case ADD_KEYS -> addKeys();
            case ROTATE_KEYS -> rotate(rotation(context));
            case DROP_OLD_KEYS -> dropOldKeys(rotation(context));
        };
    }

    private static KeyRotation rotation(ApplicationContext context) {
        return new KeyRotation(
                context.getBean(KeysetFile.class),
                context.getBean(DataSource.class),
                new SealedLogins(),
                new SealedDrafts());
    }

    private boolean create() {
        KeysetFile.create(path, settings.newSuite().orElse(CipherSuite.INTERNATIONAL), settings.locks());
        tell("Made %s. Give a copy to every node, and keep one apart from the database's backups.".formatted(path));
        return true;
    }

    private boolean addKeys() {
        var file = KeysetFile.open(path, settings.locks());
        boolean added = file.addKeys(settings.newSuite().orElse(file.suiteInUse()));
        tell(
                added
                        ? "Added new keys to %s. Copy it to every node, then run rotate-keys.".formatted(path)
                        : "%s has new keys already. Copy it to every node, then run rotate-keys.".formatted(path));
        return true;
    }

    private boolean close() {
        KeysetFile.open(path, settings.locks()).closeByLock();
        tell(
                "Closed %s. Copy it to every node together with what opens it; without that nobody reads the dossiers again."
                        .formatted(path));
        return true;
    }

    private boolean rotate(KeyRotation rotation) {
        rotation.rotate(left -> tell("%,d left".formatted(left)));
        long left = rotation.left();
        tell(
                left == 0
                        ? "Everything is sealed with the keys in use. Copy %s to every node, run rotate-keys once more, then drop-old-keys."
                                .formatted(path)
                        : "%,d left: run rotate-keys again. What the log above names does not open with any key."
                                .formatted(left));
        return left == 0;
    }

    private boolean dropOldKeys(KeyRotation rotation) {
        boolean dropped = rotation.dropOldKeys();
        tell(
                dropped
                        ? "Took the old keys out of %s. Copy it to every node.".formatted(path)
                        : "The old keys are still needed: run rotate-keys first.");
        return dropped;
    }

    private static void tell(String text) {
        System.out.println(text);
    }
}
