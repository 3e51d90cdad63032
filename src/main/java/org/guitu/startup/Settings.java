package org.guitu.startup;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.engine.identity.Accounts;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.ClassUtils;

/**
 * What an installation sets from outside, and everything that is missing or wrong about it.
 *
 * <p>Nothing here touches the network or the database, so that the list is complete before anything starts.
 */
final class Settings {

    static final String PROFILES = "SPRING_PROFILES_ACTIVE";
    static final String DATABASE_URL = "SPRING_DATASOURCE_URL";
    static final String DATABASE_USER = "SPRING_DATASOURCE_USERNAME";
    static final String DATABASE_PASSWORD_FILE = "GUITU_DATABASE_PASSWORD_FILE";
    static final String KEYSET_FILE = "GUITU_KEYSET_FILE";
    static final String PUBLIC_URL = "GUITU_PUBLIC_URL";
    static final String ADMINISTRATOR_ID = "GUITU_ADMINISTRATOR_ID";
    static final String ADMINISTRATOR_PASSWORD_FILE = "GUITU_ADMINISTRATOR_PASSWORD_FILE";

    static final String MAIL_HOST = "SPRING_MAIL_HOST";
    static final String MAIL_USER = "SPRING_MAIL_USERNAME";
    static final String MAIL_FROM = "GUITU_MAIL_FROM";
    static final String MAIL_PASSWORD_FILE = "GUITU_MAIL_PASSWORD_FILE";

    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String EMBEDDED_DATABASE = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

    private final Environment environment;
    private final boolean embeddedDatabase;
    private final List<Fault> faults = new ArrayList<>();

    private Settings(Environment environment, boolean embeddedDatabase) {
        this.environment = environment;
        this.embeddedDatabase = embeddedDatabase;
    }

    static List<Fault> faults(Environment environment) {
        return faults(environment, ClassUtils.isPresent(EMBEDDED_DATABASE, Settings.class.getClassLoader()));
    }

    static List<Fault> faults(Environment environment, boolean embeddedDatabase) {
        var settings = new Settings(environment, embeddedDatabase);
        settings.checkProfile();
        var command = KeyCommand.asked(environment);
        boolean production = settings.isActive("production");
        boolean verifies = VerifyAudit.isAskedFor(environment);
        if (command.isEmpty() && !verifies && environment.containsProperty(KeyCommand.SETTING)) {
            settings.fault(
                    KeyCommand.SETTING,
                    "is not one of Guitu's commands.",
                    "Use " + KeyCommand.words() + ", " + VerifyAudit.COMMAND + ".");
        }
        if (production && command.map(KeyCommand::needsDatabase).orElse(true)) {
            settings.checkDatabase();
        }
        if (production) {
            settings.checkKeyset(command.filter(KeyCommand.NEW_KEYSET::equals).isEmpty());
        }
        if (production && command.isEmpty() && !verifies) {
            settings.checkPublicUrl();
            settings.checkFirstAdministrator();
            new MailCheck(environment, settings.faults).check();
        }
        return List.copyOf(settings.faults);
    }

    private boolean isActive(String profile) {
        return environment.acceptsProfiles(Profiles.of(profile));
    }

    private void checkProfile() {
        boolean production = isActive("production");
        boolean demo = isActive("demo");
        if (production && demo) {
            fault(PROFILES, "asks for production and demo at once.", "Set it to production alone.");
        } else if (demo && !embeddedDatabase) {
            fault(
                    PROFILES,
                    "asks for the demo, but this jar has no embedded database.",
                    "Set it to production, or try Guitu out from its sources: mvn spring-boot:run");
        } else if (!production && !demo) {
            fault(
                    PROFILES,
                    "is '%s'.".formatted(String.join(",", environment.getActiveProfiles())),
                    "Set it to production; leave it out for the demo.");
        }
    }

    private void checkDatabase() {
        var url = get("spring.datasource.url");
        if (url.isEmpty()) {
            missing(DATABASE_URL, "Set it to the database: jdbc:postgresql://host:5432/guitu");
        } else if (!url.get().startsWith(POSTGRESQL)) {
            fault(DATABASE_URL, "is not a PostgreSQL database.", "Set it to jdbc:postgresql://host:5432/guitu");
        } else if (url.get().matches(".*[?&]password=.*")) {
            fault(
                    DATABASE_URL,
                    "holds a password.",
                    "Take it out, and put the password into the file of " + DATABASE_PASSWORD_FILE + ".");
        }
        if (get("spring.datasource.username").isEmpty()) {
            missing(DATABASE_USER, "Set it to the database user that owns Guitu's tables.");
        }
        if (get("spring.datasource.password").isPresent()) {
            fault(
                    "SPRING_DATASOURCE_PASSWORD",
                    "is not used.",
                    "Take it out, and put the password into the file of " + DATABASE_PASSWORD_FILE + ".");
        }
        var passwordFile = get("guitu.database.password-file");
        if (passwordFile.isEmpty()) {
            missing(DATABASE_PASSWORD_FILE, "Set it to a file that holds the database user's password.");
        } else {
            checkSecret(DATABASE_PASSWORD_FILE, passwordFile.get());
        }
    }

    private void checkKeyset(boolean exists) {
        var file = get("guitu.keyset-file");
        if (file.isEmpty()) {
            missing(KEYSET_FILE, "Set it to the file with the keys; --guitu.command=new-keyset makes one.");
        } else if (exists && checkSecret(KEYSET_FILE, file.get())) {
            KeysetFile.wrong(Path.of(file.get()))
                    .ifPresent(what -> fault(
                            KEYSET_FILE,
                            "names %s, which %s".formatted(file.get(), what),
                            "Set it to the file that --guitu.command=new-keyset made for this installation."));
        }
    }

    private void checkPublicUrl() {
        var url = get("guitu.public-url");
        if (url.isEmpty()) {
            missing(PUBLIC_URL, "Set it to the address that people type: https://guitu.example");
        } else if (!isHttpsOrigin(url.get())) {
            fault(
                    PUBLIC_URL,
                    "is '%s'.".formatted(url.get()),
                    "Set it to https://, the host in lower case, and :port unless it is 443; nothing after that.");
        }
    }

    /** Browsers send the origin in exactly this form, and requests are checked against it letter by letter. */
    private static boolean isHttpsOrigin(String url) {
        try {
            var uri = URI.create(url);
            return uri.getHost() != null
                    && uri.getPort() != 443
                    && url.equals(
                            uri.getPort() < 0
                                    ? "https://" + uri.getHost()
                                    : "https://" + uri.getHost() + ":" + uri.getPort())
                    && url.chars().noneMatch(Character::isUpperCase);
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    /** Whether an administrator is needed at all shows only in the database: see {@link FirstAdministrator}. */
    private void checkFirstAdministrator() {
        var id = get("guitu.administrator.id");
        var passwordFile = get("guitu.administrator.password-file");
        id.filter(value -> !value.matches(Accounts.ID_PATTERN))
                .ifPresent(value -> fault(
                        ADMINISTRATOR_ID,
                        "is '%s'.".formatted(value),
                        "Use letters and digits, joined by single hyphens, dots or underscores."));
        if (id.isPresent() && passwordFile.isEmpty()) {
            missing(ADMINISTRATOR_PASSWORD_FILE, "Set it to a file with the first administrator's password.");
        } else if (id.isEmpty() && passwordFile.isPresent()) {
            missing(ADMINISTRATOR_ID, "Set it to the first administrator's login name.");
        }
        if (passwordFile.isPresent() && checkSecret(ADMINISTRATOR_PASSWORD_FILE, passwordFile.get())) {
            int length = new SecretFile(Path.of(passwordFile.get())).read().length();
            if (length < Accounts.SHORTEST_PASSWORD) {
                fault(
                        ADMINISTRATOR_PASSWORD_FILE,
                        "holds a password of %d characters.".formatted(length),
                        "Use at least %d.".formatted(Accounts.SHORTEST_PASSWORD));
            }
        }
    }

    private boolean checkSecret(String setting, String file) {
        Optional<String> wrong;
        try {
            wrong = new SecretFile(Path.of(file)).wrong();
        } catch (InvalidPathException notAPath) {
            wrong = Optional.of("is not the name of a file.");
        }
        wrong.ifPresent(what -> fault(
                setting, what, "Give it a file that holds the secret and that only the user running Guitu reads."));
        return wrong.isEmpty();
    }

    private Optional<String> get(String property) {
        return Optional.ofNullable(environment.getProperty(property))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private void missing(String setting, String mend) {
        faults.add(Fault.missing(setting, mend));
    }

    private void fault(String setting, String wrong, String mend) {
        faults.add(new Fault(setting, wrong, mend));
    }
}
