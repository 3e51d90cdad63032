package org.guitu.startup.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.oidc.OidcSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class SettingsTest {

    private final MockEnvironment environment = new MockEnvironment();

    @TempDir
    private Path folder;

    @BeforeEach
    void everythingInOrder() throws IOException {
        environment.setActiveProfiles("production");
        environment.setProperty("spring.datasource.url", "jdbc:postgresql://db:5432/guitu");
        environment.setProperty("spring.datasource.username", "guitu");
        environment.setProperty("guitu.database.password-file", secret("database", "rw-r-----", "secret\n"));
        environment.setProperty("guitu.keyset-file", keyset("keyset.json").toString());
        environment.setProperty("guitu.public-url", "https://guitu.example");
    }

    private Path keyset(String name) {
        KeysetFile.create(folder.resolve(name));
        return folder.resolve(name);
    }

    @Test
    void nothingIsWrongWithACompleteInstallation() {
        assertThat(Settings.faults(environment, false)).isEmpty();
    }

    @Test
    void nothingIsWrongWithTheDemo() {
        var demo = new MockEnvironment();
        demo.setDefaultProfiles("demo");
        assertThat(Settings.faults(demo, true)).isEmpty();
    }

    @Test
    void aBareProductionLacksDatabaseUserPasswordKeysAndAddress() {
        var bare = new MockEnvironment();
        bare.setActiveProfiles("production");
        assertThat(Settings.faults(bare, false))
                .extracting(Fault::setting)
                .containsExactly(
                        DatabaseServer.URL,
                        DatabaseServer.USERNAME,
                        Installation.Database.PASSWORD_FILE,
                        Installation.KEYSET_FILE,
                        Installation.PUBLIC_URL);
    }

    @Test
    void aClosedKeysetNeedsWhatOpensIt() throws IOException {
        var file = folder.resolve("keyset.json");
        environment.setProperty(
                "guitu.keyset.passphrase-file", secret("passphrase", "rw-------", "a passphrase of some length"));
        KeysetFile.open(file, KeysetSettings.of(environment).locks()).closeByLock();
        assertThat(Settings.faults(environment, false)).isEmpty();
        environment.setProperty(
                "guitu.keyset.passphrase-file", secret("other", "rw-------", "another passphrase of some length"));
        assertThat(only(Installation.KEYSET_FILE).wrong()).contains("is closed by another passphrase");
        environment.setProperty("guitu.keyset.passphrase-file", "");
        assertThat(only(Installation.KEYSET_FILE).wrong()).contains("is closed by a passphrase, and none is set");
        environment.setProperty("guitu.keyset.passphrase-file", secret("short", "rw-------", "short"));
        assertThat(only(KeysetSettings.PASSPHRASE_FILE).wrong()).contains("5 characters");
    }

    @Test
    void anUnknownSuiteAndHalfAKeyStoreAreNamed() {
        environment.setProperty("guitu.keyset.suite", "rot13");
        assertThat(only(KeysetSettings.SUITE).remedy()).contains("international or guomi");
        environment.setProperty("guitu.keyset.suite", "guomi");
        environment.setProperty(
                "guitu.keyset.store.file", folder.resolve("absent.p12").toString());
        assertThat(Settings.faults(environment, false))
                .extracting(Fault::setting)
                .containsExactly(
                        KeysetSettings.Store.FILE, KeysetSettings.Store.ALIAS, KeysetSettings.Store.PASSWORD_FILE);
    }

    @Test
    void halfAnIdentityProviderIsNamed() throws IOException {
        environment.setProperty("guitu.oidc.client-id", "guitu");
        assertThat(only(OidcSettings.ISSUER).wrong()).isEqualTo("is missing.");
        environment.setProperty("guitu.oidc.issuer", "http://login.example");
        environment.setProperty("guitu.oidc.client-id", "");
        environment.setProperty("guitu.oidc.client-secret", "typed");
        environment.setProperty("guitu.oidc.scope", "profile");
        environment.setProperty("guitu.oidc.recheck-minutes", "0");
        environment.setProperty("guitu.oidc.mapping", "police;cn=a,ou=b=polize;cn=c=350404");
        assertThat(Settings.faults(environment, false))
                .extracting(Fault::setting)
                .containsExactly(
                        OidcSettings.CLIENT_SECRET,
                        OidcSettings.ISSUER,
                        OidcSettings.CLIENT_ID,
                        OidcSettings.CLIENT_SECRET_FILE,
                        OidcSettings.SCOPE,
                        OidcSettings.RECHECK_MINUTES,
                        OidcSettings.MAPPING,
                        OidcSettings.MAPPING);
    }

    @Test
    void aWholeIdentityProviderIsTaken() throws IOException {
        environment.setProperty("guitu.oidc.issuer", "https://login.example/realms/office");
        environment.setProperty("guitu.oidc.client-id", "guitu");
        environment.setProperty("guitu.oidc.client-secret-file", secret("client", "rw-------", "secret"));
        environment.setProperty("guitu.oidc.mapping", "cn=a,ou=b=police\ncn=c=350404");
        assertThat(Settings.faults(environment, false)).isEmpty();
    }

    @Test
    void aJarWithoutEmbeddedDatabaseRunsNoDemo() {
        environment.setActiveProfiles("demo");
        assertThat(only(Settings.PROFILES).wrong()).contains("no embedded database");
    }

    @Test
    void productionWithDemoAccountsIsRefused() {
        environment.setActiveProfiles("demo", "production");
        assertThat(only(Settings.PROFILES).wrong()).contains("at once");
    }

    @Test
    void mailIsSetUpAsAWholeOrNotAtAll() throws IOException {
        environment.setProperty("guitu.mail.from", "guitu@example.org");
        assertThat(only(MailServer.HOST).wrong()).contains("missing");
        environment.setProperty("spring.mail.host", "mail.example.org");
        assertThat(Settings.faults(environment, false)).isEmpty();
        environment.setProperty("spring.mail.username", "guitu");
        assertThat(only(Installation.Mail.PASSWORD_FILE).wrong()).contains("missing");
        environment.setProperty("guitu.mail.password-file", secret("mail", "rw-r-----", "secret"));
        assertThat(Settings.faults(environment, false)).isEmpty();
    }

    @Test
    void mailHasASenderAndKeepsItsPasswordInAFile() throws IOException {
        environment.setProperty("spring.mail.host", "mail.example.org");
        assertThat(only(Installation.Mail.FROM).wrong()).contains("missing");
        environment.setProperty("guitu.mail.from", "nobody");
        assertThat(only(Installation.Mail.FROM).wrong()).contains("'nobody'");
        environment.setProperty("guitu.mail.from", "guitu@example.org");
        environment.setProperty("spring.mail.password", "secret");
        assertThat(only("SPRING_MAIL_PASSWORD").wrong()).contains("not used");
    }

    @Test
    void theMailPasswordsFileIsNotForEverybody() throws IOException {
        environment.setProperty("spring.mail.host", "mail.example.org");
        environment.setProperty("guitu.mail.from", "guitu@example.org");
        environment.setProperty("guitu.mail.password-file", secret("mail", "rw-r--r--", "secret"));
        assertThat(Settings.faults(environment, false))
                .extracting(Fault::setting)
                .containsExactly(MailServer.USERNAME, Installation.Mail.PASSWORD_FILE);
    }

    @Test
    void aMistypedProfileIsNotTakenForProduction() {
        environment.setActiveProfiles("prod");
        assertThat(only(Settings.PROFILES).wrong()).contains("'prod'");
    }

    @Test
    void anotherDatabaseThanPostgresqlIsRefused() {
        environment.setProperty("spring.datasource.url", "jdbc:h2:mem:guitu");
        assertThat(only(DatabaseServer.URL).wrong()).contains("not a PostgreSQL");
    }

    @Test
    void aPasswordInTheDatabaseAddressIsRefusedAndNotRepeated() {
        environment.setProperty("spring.datasource.url", "jdbc:postgresql://db/guitu?ssl=true&password=s3cret");
        assertThat(only(DatabaseServer.URL).toString())
                .contains("holds a password")
                .doesNotContain("s3cret");
    }

    @Test
    void aPasswordInTheEnvironmentIsRefused() {
        environment.setProperty("spring.datasource.password", "s3cret");
        assertThat(only("SPRING_DATASOURCE_PASSWORD").toString())
                .contains(Installation.Database.PASSWORD_FILE)
                .doesNotContain("s3cret");
    }

    @Test
    void aPasswordFileMustExistHoldSomethingAndBeHiddenFromOthers() throws IOException {
        environment.setProperty(
                "guitu.database.password-file", folder.resolve("absent").toString());
        assertThat(only(Installation.Database.PASSWORD_FILE).wrong()).contains("not a file");
        environment.setProperty("guitu.database.password-file", secret("empty", "rw-------", "\n"));
        assertThat(only(Installation.Database.PASSWORD_FILE).wrong()).contains("empty");
        environment.setProperty("guitu.database.password-file", secret("open", "rw-r--r--", "secret"));
        assertThat(only(Installation.Database.PASSWORD_FILE).wrong()).contains("everybody");
    }

    @Test
    void theKeysetMustExistHoldKeysAndBeHiddenFromOthers() throws IOException {
        environment.setProperty("guitu.keyset-file", folder.resolve("absent").toString());
        assertThat(only(Installation.KEYSET_FILE).wrong()).contains("not a file");
        environment.setProperty("guitu.keyset-file", secret("password", "rw-------", "s3cret"));
        assertThat(only(Installation.KEYSET_FILE).toString())
                .contains("does not hold Guitu's keys")
                .doesNotContain("s3cret");
        var open = keyset("open.json");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        environment.setProperty("guitu.keyset-file", open.toString());
        assertThat(only(Installation.KEYSET_FILE).wrong()).contains("everybody");
    }

    @Test
    void aCommandNeedsOnlyTheSettingsItWorksWith() {
        var bare = new MockEnvironment().withProperty("guitu.command", "new-keyset");
        bare.setActiveProfiles("production");
        assertThat(Settings.faults(bare, false)).extracting(Fault::setting).containsExactly(Installation.KEYSET_FILE);
        bare.setProperty("guitu.keyset-file", folder.resolve("absent").toString());
        assertThat(Settings.faults(bare, false)).isEmpty();
        bare.setProperty("guitu.command", "add-keys");
        assertThat(Settings.faults(bare, false)).extracting(Fault::setting).containsExactly(Installation.KEYSET_FILE);
        bare.setProperty("guitu.command", "rotate-keys");
        assertThat(Settings.faults(bare, false))
                .extracting(Fault::setting)
                .contains(DatabaseServer.URL)
                .doesNotContain(Installation.PUBLIC_URL);
    }

    @Test
    void verifyingTheTrailNeedsTheDatabaseAndNoPublicAddress() {
        var bare = new MockEnvironment()
                .withProperty("spring.datasource.url", "jdbc:postgresql://db/guitu")
                .withProperty("guitu.command", "verify-audit");
        bare.setActiveProfiles("production");
        assertThat(Settings.faults(bare, false))
                .extracting(Fault::setting)
                .contains(DatabaseServer.USERNAME)
                .doesNotContain(Installation.PUBLIC_URL, "guitu.command");
    }

    @Test
    void aMistypedCommandStartsNothing() {
        environment.setProperty("guitu.command", "rotate");
        assertThat(only("guitu.command").remedy()).contains("rotate-keys", "verify-audit");
        environment.setProperty("guitu.command", "");
        assertThat(only("guitu.command").wrong()).contains("not one of");
    }

    @Test
    void theAddressIsAnHttpsOriginAsBrowsersSendIt() {
        for (var wrong : new String[] {
            "http://guitu.example",
            "https://guitu.example/",
            "https://guitu.example:443",
            "https://Guitu.example",
            "guitu.example",
            "https://a b"
        }) {
            environment.setProperty("guitu.public-url", wrong);
            assertThat(only(Installation.PUBLIC_URL).wrong()).contains(wrong);
        }
        environment.setProperty("guitu.public-url", "https://guitu.example:8443");
        assertThat(Settings.faults(environment, false)).isEmpty();
    }

    @Test
    void theFirstAdministratorHasANameAndALongEnoughPassword() throws IOException {
        environment.setProperty("guitu.administrator.id", "first..admin");
        assertThat(Settings.faults(environment, false))
                .extracting(Fault::setting)
                .containsExactly(AdministratorSettings.ID, AdministratorSettings.PASSWORD_FILE);
        environment.setProperty("guitu.administrator.id", "first.admin");
        environment.setProperty("guitu.administrator.password-file", secret("short", "rw-------", "elevenchars"));
        assertThat(only(AdministratorSettings.PASSWORD_FILE).wrong()).contains("11 characters");
        environment.setProperty("guitu.administrator.password-file", secret("long", "rw-------", "twelve.chars\n"));
        assertThat(Settings.faults(environment, false)).isEmpty();
    }

    private Fault only(String setting) {
        var faults = Settings.faults(environment, false);
        assertThat(faults).extracting(Fault::setting).containsExactly(setting);
        return faults.get(0);
    }

    private String secret(String name, String permissions, String content) throws IOException {
        var file = Files.writeString(folder.resolve(name), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file.toString();
    }
}
