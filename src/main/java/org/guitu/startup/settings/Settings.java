package org.guitu.startup.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.engine.identity.AccountStore;
import org.guitu.office.PasswordRules;
import org.guitu.oidc.OidcSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.ClassUtils;

/**
 * Everything that is missing or wrong about what an installation sets from outside.
 *
 * <p>Nothing here touches the network or the database, so that the list is complete before anything starts.
 */
final class Settings {

    static final String PROFILES = "SPRING_PROFILES_ACTIVE";

    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String EMBEDDED_DATABASE = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

    private final Environment environment;
    private final Installation installation;
    private final boolean embeddedDatabase;
    private final List<Fault> faults = new ArrayList<>();

    private Settings(Environment environment, boolean embeddedDatabase) {
        this.environment = environment;
        this.installation = Installation.of(environment);
        this.embeddedDatabase = embeddedDatabase;
    }

    static List<Fault> faults(Environment environment) {
        return faults(environment, ClassUtils.isPresent(EMBEDDED_DATABASE, Settings.class.getClassLoader()));
    }

    static List<Fault> faults(Environment environment, boolean embeddedDatabase) {
        var settings = new Settings(environment, embeddedDatabase);
        settings.check();
        return List.copyOf(settings.faults);
    }

    private void check() {
        checkProfile();
        if (KeyCommand.CHECK_MODELS.equals(installation.command())) {
            return; // It works on files alone.
        }
        var command = KeyCommand.find(installation.command());
        boolean production = isActive("production");
        boolean reads = Set.of(KeyCommand.VERIFY_AUDIT, KeyCommand.CHECK_UPGRADE)
                .contains(Objects.requireNonNullElse(installation.command(), ""));
        boolean addsAdministrator = KeyCommand.ADD_ADMINISTRATOR.equals(installation.command());
        if (installation.command() != null && command.isEmpty() && !reads && !addsAdministrator) {
            fault(KeyCommand.SETTING, "is not one of Guitu's commands.", "Use " + KeyCommand.words() + ".");
        }
        if (production && command.map(KeyCommand::needsDatabase).orElse(true)) {
            checkDatabase(bound("spring.datasource", DatabaseServer.class));
        }
        if (production) {
            checkKeyset(command.filter(KeyCommand.NEW_KEYSET::equals).isEmpty());
        }
        if (addsAdministrator) {
            checkNamed(bound("guitu.administrator", AdministratorSettings.class));
        }
        if (installation.command() == null) {
            faults.addAll(new OidcCheck(bound("guitu.oidc", OidcSettings.class), production).faults());
        }
        if (production && command.isEmpty() && !reads && !addsAdministrator) {
            checkPublicUrl();
            checkProxies(bound("guitu", ProxySettings.class));
            var first = bound("guitu.administrator", AdministratorSettings.class);
            checkAdministrator(
                    AdministratorSettings.ID, first.id(), AdministratorSettings.PASSWORD_FILE, first.passwordFile());
            var second = bound("guitu.second-administrator", SecondAdministratorSettings.class);
            checkAdministrator(
                    SecondAdministratorSettings.ID,
                    second.id(),
                    SecondAdministratorSettings.PASSWORD_FILE,
                    second.passwordFile());
            if (!second.id().isEmpty() && second.id().equalsIgnoreCase(first.id())) {
                fault(SecondAdministratorSettings.ID, "is the first administrator's.", "Set it to another person's.");
            }
            faults.addAll(new MailCheck(bound("spring.mail", MailServer.class), installation.mail()).faults());
        }
    }

    private <T> T bound(String prefix, Class<T> record) {
        return Binder.get(environment).bindOrCreate(prefix, record);
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

    private void checkDatabase(DatabaseServer server) {
        if (server.url().isEmpty()) {
            missing(DatabaseServer.URL, "Set it to the database: jdbc:postgresql://host:5432/guitu");
        } else if (!server.url().startsWith(POSTGRESQL)) {
            fault(DatabaseServer.URL, "is not a PostgreSQL database.", "Set it to jdbc:postgresql://host:5432/guitu");
        } else if (server.url().matches(".*[?&]password=.*")) {
            fault(
                    DatabaseServer.URL,
                    "holds a password.",
                    "Take it out, and put the password into the file of " + Installation.Database.PASSWORD_FILE + ".");
        }
        if (server.username().isEmpty()) {
            missing(DatabaseServer.USERNAME, "Set it to the database user that owns Guitu's tables.");
        }
        if (!server.password().isEmpty()) {
            fault(
                    DatabaseServer.PASSWORD,
                    "is not used.",
                    "Take it out, and put the password into the file of " + Installation.Database.PASSWORD_FILE + ".");
        }
        var passwordFile = installation.database().passwordFile();
        if (passwordFile.isEmpty()) {
            missing(Installation.Database.PASSWORD_FILE, "Set it to a file that holds the database user's password.");
        } else {
            isUsable(Installation.Database.PASSWORD_FILE, passwordFile);
        }
    }

    private void checkKeyset(boolean exists) {
        var file = installation.keysetFile();
        var keyset = KeysetSettings.of(environment);
        var check = new KeysetCheck(keyset);
        faults.addAll(check.faults());
        if (file.isEmpty()) {
            missing(
                    Installation.KEYSET_FILE,
                    "Set it to the file with the keys; --guitu.command=new-keyset makes one.");
        } else if (exists
                && isUsable(Installation.KEYSET_FILE, file)
                && check.faults().isEmpty()) {
            KeysetFile.wrong(Path.of(file), keyset.locks())
                    .ifPresent(what -> fault(
                            Installation.KEYSET_FILE,
                            "names %s, which %s".formatted(file, what),
                            "Set it to the file that --guitu.command=new-keyset made for this installation, and what opens it to what"
                                    + " closed it."));
        }
    }

    private void checkPublicUrl() {
        var url = installation.publicUrl();
        if (url.isEmpty()) {
            missing(Installation.PUBLIC_URL, "Set it to the address that people type: https://guitu.example");
        } else if (!isHttpsOrigin(url)) {
            fault(
                    Installation.PUBLIC_URL,
                    "is '%s'.".formatted(url),
                    "Set it to https://, the host in lower case, and :port unless it is 443; nothing after that.");
        }
    }

    private void checkProxies(ProxySettings proxies) {
        for (String wrong : proxies.wrong()) {
            fault(
                    ProxySettings.PROXIES,
                    "names '%s'.".formatted(wrong),
                    "Set it to addresses such as 10.0.0.5, or networks such as 10.0.0.0/24, separated by commas.");
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

    /** The command has no use without them. */
    private void checkNamed(AdministratorSettings named) {
        if (named.id().isEmpty() && named.passwordFile().isEmpty()) {
            missing(AdministratorSettings.ID, "Set it to the administrator who is to be made or let in again.");
        }
        checkAdministrator(
                AdministratorSettings.ID, named.id(), AdministratorSettings.PASSWORD_FILE, named.passwordFile());
    }

    /** Whether an administrator is needed at all shows only in the database, once the engine is there. */
    private void checkAdministrator(String idSetting, String id, String fileSetting, String passwordFile) {
        if (!id.isEmpty() && !id.matches(AccountStore.ID_PATTERN)) {
            fault(
                    idSetting,
                    "is '%s'.".formatted(id),
                    "Use letters and digits, joined by single hyphens, dots or underscores.");
        }
        if (!id.isEmpty() && passwordFile.isEmpty()) {
            missing(fileSetting, "Set it to a file with that administrator's password.");
        } else if (id.isEmpty() && !passwordFile.isEmpty()) {
            missing(idSetting, "Set it to that administrator's login name.");
        }
        if (!passwordFile.isEmpty() && isUsable(fileSetting, passwordFile)) {
            var password = SecretFile.of(passwordFile).read();
            if (password.length() < PasswordRules.SHORTEST) {
                fault(
                        fileSetting,
                        "holds a password of %d characters.".formatted(password.length()),
                        "Use at least %d.".formatted(PasswordRules.SHORTEST));
            } else if (PasswordRules.problem(id, password).isPresent()) {
                fault(
                        fileSetting,
                        "holds a password that is guessed easily: a common one, or one with the account's name.",
                        "Use another, such as openssl rand -base64 24 makes.");
            }
        }
    }

    /** Whether the setting names a file that can hold a secret; a fault otherwise. */
    private boolean isUsable(String setting, String file) {
        var fault = SecretFile.fault(setting, file);
        fault.ifPresent(faults::add);
        return fault.isEmpty();
    }

    private void missing(String setting, String remedy) {
        faults.add(Fault.missing(setting, remedy));
    }

    private void fault(String setting, String wrong, String remedy) {
        faults.add(new Fault(setting, wrong, remedy));
    }
}
