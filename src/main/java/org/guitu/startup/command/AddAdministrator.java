package org.guitu.startup.command;

import java.time.Instant;
import javax.sql.DataSource;
import org.guitu.account.engine.OperatorAccounts;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.chain.EventStore;
import org.guitu.casefile.crypto.KeysetChainMac;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.startup.DemoConfiguration;
import org.guitu.startup.ProductionConfiguration;
import org.guitu.startup.settings.AdministratorSettings;
import org.guitu.startup.settings.Installation;
import org.guitu.startup.settings.KeyCommand;
import org.guitu.startup.settings.SecretFile;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The operator's command {@code --guitu.command=add-administrator}: makes the administrator that the settings name, or lets one in again who
 * has lost the password or the second factor. For an installation that has no two administrators; nodes may be running meanwhile.
 */
@Import({DemoConfiguration.class, ProductionConfiguration.class})
@ImportAutoConfiguration(DataSourceAutoConfiguration.class)
@EnableConfigurationProperties(AdministratorSettings.class)
public class AddAdministrator {

    /** Whether these arguments, or the environment, ask for it instead of a node. */
    public static boolean isAskedFor(String... arguments) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        return KeyCommand.ADD_ADMINISTRATOR.equals(Installation.of(environment).command());
    }

    /** Prints what it did to the standard output; returns whether it did. */
    public static boolean run(String... arguments) {
        try (var context = new SpringApplicationBuilder(AddAdministrator.class)
                .web(WebApplicationType.NONE)
                .properties("logging.level.root=warn")
                .run(arguments)) {
            var settings = context.getBean(AdministratorSettings.class);
            var refusal = operator(context.getBean(DataSource.class), context.getBean(KeysetFile.class))
                    .setAdministrator(
                            settings.id(),
                            SecretFile.of(settings.passwordFile()).read());
            System.out.println(refusal.orElse(
                    "'%s' is an administrator. The password in the file is to be changed at the first login, within 72 hours; the second factor is enrolled anew. The audit trail says so."
                            .formatted(settings.id())));
            return refusal.isEmpty();
        }
    }

    private static OperatorAccounts operator(DataSource source, KeysetFile keys) {
        var database = JdbcClient.create(source);
        var now = Instant.now();
        var trail = new AuditTrail(database, new EventStore(database, new KeysetChainMac(keys)), () -> now);
        return new OperatorAccounts(source, trail, now);
    }
}
