package org.guitu.startup.command;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.guitu.audit.chain.Anchor;
import org.guitu.audit.chain.AnchorSettings;
import org.guitu.audit.chain.Anchors;
import org.guitu.audit.chain.ChainBreak;
import org.guitu.audit.chain.ChainCheck;
import org.guitu.audit.chain.ChainReport;
import org.guitu.casefile.crypto.ChainMac;
import org.guitu.casefile.crypto.KeysetChainMac;
import org.guitu.casefile.crypto.KeysetCipher;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.startup.DemoConfiguration;
import org.guitu.startup.ProductionConfiguration;
import org.guitu.startup.settings.Installation;
import org.guitu.startup.settings.KeyCommand;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The operator's command {@code --guitu.command=verify-audit}: checks the audit trail of the configured database, beside running nodes, and ends with 0
 * when it is whole, with 1 when it is not, with 2 when it could not be read.
 *
 * <p>Further arguments are ends of the chain that were noted down earlier.
 */
@Import({DemoConfiguration.class, ProductionConfiguration.class})
@EnableConfigurationProperties(AnchorSettings.class)
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class})
public class VerifyAudit {

    private static final int WHOLE = 0;
    private static final int BROKEN = 1;
    private static final int UNREADABLE = 2;

    /** Whether these arguments, or the environment, ask for it instead of a node. */
    public static boolean isAskedFor(String... arguments) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        return KeyCommand.VERIFY_AUDIT.equals(Installation.of(environment).command());
    }

    /** Prints what it finds to the standard output; returns the exit status. */
    public static int run(String... arguments) {
        List<Anchor> noted;
        try {
            noted = Arrays.stream(arguments)
                    .filter(argument -> !argument.startsWith("--"))
                    .map(Anchor::parse)
                    .toList();
        } catch (IllegalArgumentException nonsense) {
            System.out.println(nonsense.getMessage());
            return UNREADABLE;
        }
        try (var context = new SpringApplicationBuilder(VerifyAudit.class)
                .web(WebApplicationType.NONE)
                .properties("logging.level.root=warn")
                .run(arguments)) {
            var ends = Stream.concat(noted.stream(), context.getBean(Anchors.class).noted().stream())
                    .toList();
            return print(context.getBean(ChainCheck.class).check(ends), System.out);
        } catch (DataAccessException unreadable) {
            System.out.println("The audit trail cannot be read: "
                    + unreadable.getMostSpecificCause().getMessage());
            return UNREADABLE;
        }
    }

    @Bean
    ChainMac chainMac(KeysetFile keys) {
        return new KeysetChainMac(keys);
    }

    @Bean
    ChainCheck chainCheck(DataSource source, PlatformTransactionManager transactions, ChainMac macs, KeysetFile keys) {
        return new ChainCheck(source, transactions, macs, new KeysetCipher(keys), InstantSource.system());
    }

    @Bean
    Anchors anchors(AnchorSettings settings, DataSource source, ChainMac macs) {
        return new Anchors(settings, new JdbcTemplate(source), macs, InstantSource.system());
    }

    static int print(ChainReport report, PrintStream out) {
        out.printf(
                "%d events and entries in the chain, %d waiting for it, %d unused numbers.%n",
                report.links(), report.waiting(), report.unused());
        report.end().ifPresent(end -> out.println("End of the chain: " + end));
        if (report.isWhole()) {
            out.println("The audit trail is whole.");
            return WHOLE;
        }
        for (ChainBreak found : report.breaks()) {
            out.println(found.en());
        }
        if (report.breakCount() > report.breaks().size()) {
            out.printf(
                    "... and %d more.%n", report.breakCount() - report.breaks().size());
        }
        out.println("The audit trail is NOT whole.");
        return BROKEN;
    }
}
