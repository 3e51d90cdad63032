package org.guitu.startup.command;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.migration.JavaMigration;
import org.guitu.casefile.crypto.ChainMac;
import org.guitu.casefile.crypto.KeysetChainMac;
import org.guitu.casefile.crypto.KeysetCipher;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.startup.DemoConfiguration;
import org.guitu.startup.ProductionConfiguration;
import org.guitu.startup.settings.Installation;
import org.guitu.startup.settings.KeyCommand;
import org.guitu.upgrade.ModelPackage;
import org.guitu.upgrade.ModelWords;
import org.guitu.upgrade.TakenModels;
import org.guitu.upgrade.ThreeModels;
import org.guitu.upgrade.engine.EngineSchema;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The operator's command {@code --guitu.command=check-upgrade} of a new release, beside nodes of the one before: says what its first start would change in
 * the database, and ends with 0 when one node after the other may be replaced, with 1 when all have to stop first, with 2 when the database could not be read.
 *
 * <p>It changes nothing. Nodes of the release before cannot go on beside another schema, nor with models that ask more of the program than they know.
 */
@Import({DemoConfiguration.class, ProductionConfiguration.class, ModelPackage.class, TakenModels.class})
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
@ComponentScan(
        basePackages = "org.guitu.casefile.upkeep",
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = JavaMigration.class))
public class CheckUpgrade {

    private static final int ONE_BY_ONE = 0;
    private static final int ALL_STOP = 1;
    private static final int UNREADABLE = 2;

    /**
     * What the first start of this program changes.
     *
     * @param migrations those that it applies
     * @param refusal why it would not start at all
     * @param engine what it makes of the engine's tables
     * @param models files that it takes anew
     * @param unknown what those ask of a program and none before did
     */
    record Upgrade(
            List<String> migrations,
            Optional<String> refusal,
            Optional<String> engine,
            List<String> models,
            List<String> unknown) {

        boolean isOneByOne() {
            return migrations.isEmpty() && refusal.isEmpty() && engine.isEmpty() && unknown.isEmpty();
        }
    }

    /** Whether these arguments, or the environment, ask for it instead of a node. */
    public static boolean isAskedFor(String... arguments) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        return KeyCommand.CHECK_UPGRADE.equals(Installation.of(environment).command());
    }

    /** Prints what it finds to the standard output; returns the exit status. */
    public static int run(String... arguments) {
        try (var context = new SpringApplicationBuilder(CheckUpgrade.class)
                .web(WebApplicationType.NONE)
                .properties("logging.level.root=warn")
                .run(arguments)) {
            var flyway = flyway(
                    context.getBean(DataSource.class),
                    context.getBeansOfType(JavaMigration.class).values().toArray(JavaMigration[]::new));
            return print(
                    upgrade(
                            flyway,
                            context.getBean(JdbcClient.class),
                            context.getBean(ModelPackage.class),
                            context.getBean(TakenModels.class)),
                    System.out);
        } catch (RuntimeException unreadable) {
            System.out.println("The database cannot be read: "
                    + NestedExceptionUtils.getMostSpecificCause(unreadable).getMessage());
            return UNREADABLE;
        }
    }

    @Bean
    ValueCipher valueCipher(KeysetFile keys) {
        return new KeysetCipher(keys);
    }

    @Bean
    ChainMac chainMac(KeysetFile keys) {
        return new KeysetChainMac(keys);
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    private static Flyway flyway(DataSource source, JavaMigration[] migrations) {
        return Flyway.configure()
                .dataSource(source)
                .schemas("guitu")
                .defaultSchema("guitu")
                .javaMigrations(migrations)
                .ignoreMigrationPatterns("*:pending")
                .load();
    }

    private static Upgrade upgrade(Flyway flyway, JdbcClient database, ModelPackage models, TakenModels taken) {
        var migrations =
                Arrays.stream(flyway.info().pending()).map(CheckUpgrade::named).toList();
        var validated = flyway.validateWithResult();
        var refusal = validated.validationSuccessful
                ? Optional.<String>empty()
                : Optional.of(validated.getAllErrorMessages());
        var engine = EngineSchema.of(database)
                .map(there -> there.equals(EngineSchema.ofProgram())
                        ? Optional.<String>empty()
                        : Optional.of("The engine's tables are for %s, this program is for %s."
                                .formatted(there, EngineSchema.ofProgram())))
                .orElse(Optional.of("The engine has no tables there."));
        if (!migrations.isEmpty()) {
            return new Upgrade(migrations, refusal, engine, List.of(), List.of());
        }
        var before = taken.all();
        var three = new ThreeModels(ThreeModels.byName(before), ThreeModels.byName(models.files()), Map.of());
        var changed = three.changed();
        var unknown = new ArrayList<>(
                ModelWords.of(changed.stream().map(three.packaged()::get).toList()));
        unknown.removeAll(ModelWords.of(before));
        return new Upgrade(migrations, refusal, engine, changed, unknown);
    }

    private static String named(MigrationInfo migration) {
        return migration.getVersion() == null
                ? migration.getDescription()
                : "%s %s".formatted(migration.getVersion(), migration.getDescription());
    }

    static int print(Upgrade upgrade, PrintStream out) {
        upgrade.migrations().forEach(migration -> out.println("To be applied to the database: " + migration));
        upgrade.refusal().ifPresent(why -> out.println("This program would not start on this database: " + why));
        upgrade.engine().ifPresent(out::println);
        upgrade.models().forEach(file -> out.println("Changed model: " + file));
        upgrade.unknown().forEach(word -> out.println("Models ask for what no model before did: " + word));
        out.println(
                upgrade.isOneByOne()
                        ? "Nodes may be replaced one after the other."
                        : "Stop all nodes before the first of this program starts.");
        return upgrade.isOneByOne() ? ONE_BY_ONE : ALL_STOP;
    }
}
