package org.guitu.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.welcome.Welcome;
import org.guitu.GuituApplication;
import org.guitu.casefile.crypto.KeyCheck;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.casefile.crypto.KeysetRefusedException;
import org.guitu.startup.settings.KeysetSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The production profile, started for real on an empty database.
 *
 * <p>Its engine is called like that of the application which the other tests share, and takes the name for as long as it runs; so do its
 * web apps with what they hold once for each Java process.
 */
@ExtendWith(OutputCaptureExtension.class)
class ProductionTest {

    private static final String PROFILE = "--spring.profiles.active=production";

    private static EmbeddedDatabase database;
    private static Path keyset;
    private static Path password;
    private static ConfigurableApplicationContext node;
    private static ProcessEngine others;
    private static Runnable giveBackWebApps;

    @BeforeAll
    static void startOnAnEmptyDatabase(@TempDir Path folder) throws IOException {
        others = ProcessEngines.getProcessEngines().get(ProcessEngines.NAME_DEFAULT);
        var admin = Admin.getRuntimeDelegate();
        var cockpit = Cockpit.getRuntimeDelegate();
        var tasklist = Tasklist.getRuntimeDelegate();
        var welcome = Welcome.getRuntimeDelegate();
        giveBackWebApps = () -> {
            Admin.setAdminRuntimeDelegate(admin);
            Cockpit.setCockpitRuntimeDelegate(cockpit);
            Tasklist.setTasklistRuntimeDelegate(tasklist);
            Welcome.setRuntimeDelegate(welcome);
        };
        database = new EmbeddedDatabase(folder, false);
        keyset = folder.resolve("keyset.json");
        password = secret(folder, "database", "unused");
        assertThat(KeyCommandRunner.run("--guitu.command=new-keyset", PROFILE, "--guitu.keyset-file=" + keyset))
                .isTrue();
        node = new SpringApplicationBuilder(GuituApplication.class)
                .profiles("production")
                .run(arguments(
                        "--guitu.administrator.id=first.admin",
                        "--guitu.administrator.password-file=" + secret(folder, "administrator", "twelve.chars")));
    }

    private static String[] arguments(String... others) {
        return argumentsWithKeys(keyset, others);
    }

    private static String[] argumentsWithKeys(Path keys, String... others) {
        var arguments = new ArrayList<>(List.of(
                PROFILE,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--guitu.database.password-file=" + password,
                "--guitu.keyset-file=" + keys,
                "--guitu.public-url=https://guitu.example"));
        arguments.addAll(List.of(others));
        return arguments.toArray(String[]::new);
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
        database.close();
        giveBackWebApps.run();
        if (others != null) {
            ProcessEngines.registerProcessEngine(others);
        }
    }

    @Test
    void theOnlyAccountIsTheFirstAdministrators() {
        var identities = node.getBean(IdentityService.class);
        assertThat(identities.createUserQuery().list()).extracting(User::getId).containsExactly("first.admin");
        assertThat(identities.checkPassword("first.admin", "twelve.chars")).isTrue();
    }

    /** The tests' own node takes less trouble. */
    @Test
    void aPasswordIsHashedWithTheMemoryAndTheRoundsOfProduction() {
        var account = (UserEntity)
                node.getBean(IdentityService.class).createUserQuery().singleResult();
        assertThat(account.getPassword()).contains("$argon2id$v=19$m=16384,t=2,p=1$");
    }

    @Test
    void theSessionCookieTravelsOverTlsOnly() throws Exception {
        assertThat(get("/login").headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Lax"));
    }

    @Test
    void outsidersLearnOnlyThatTheNodeIsReady() throws Exception {
        assertThat(get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get("/actuator").statusCode()).isEqualTo(401);
        assertThat(get("/login").body()).doesNotContain("police-350404");
    }

    @Test
    void browsersAreToldToStayWithTls() throws Exception {
        for (String path : new String[] {"/login", "/camunda/app/tasklist/default/", "/engine-rest/task"}) {
            assertThat(get(path).headers().firstValue("Strict-Transport-Security"))
                    .as(path)
                    .hasValueSatisfying(value -> assertThat(value).contains("max-age=31536000"));
        }
    }

    @Test
    void aNodeWithOtherKeysRefusesToStartAndNamesTheFile(@TempDir Path folder, CapturedOutput output) {
        var other = folder.resolve("other.json");
        KeysetFile.create(other);
        var second = new SpringApplicationBuilder(GuituApplication.class);
        assertThatThrownBy(() -> second.run(argumentsWithKeys(other)))
                .rootCause()
                .isInstanceOf(KeysetRefusedException.class);
        assertThat(output)
                .contains("The keys in %s are not those with which this database was written".formatted(other))
                .contains("Put the keyset file back");
    }

    @Test
    void aLostKeysetIsNeverReplacedByANewOne(@TempDir Path folder) {
        var lost = folder.resolve("keyset.json");
        var connections = node.getBean(DataSource.class);
        assertThatThrownBy(() -> KeyCheck.openOrCreate(lost, connections))
                .isInstanceOf(KeysetRefusedException.class)
                .hasMessageContaining(lost + " is missing");
        assertThat(lost).doesNotExist();
        assertThat(KeyCommandRunner.run(arguments("--guitu.command=new-keyset")))
                .isFalse();
    }

    @Test
    void keysAreChangedByCommandsBesideTheRunningNode(CapturedOutput output) throws Exception {
        assertThat(KeyCommandRunner.run(arguments("--guitu.command=add-keys"))).isTrue();
        assertThat(KeyCommandRunner.run(arguments("--guitu.command=drop-old-keys")))
                .isFalse();
        assertThat(output).contains("Added new keys to " + keyset).contains("run rotate-keys first");
        assertThat(KeyCommandRunner.run(arguments("--guitu.command=rotate-keys")))
                .isTrue();
        assertThat(KeyCommandRunner.run(arguments("--guitu.command=drop-old-keys")))
                .isTrue();
        assertThat(output).contains("0 left").contains("Took the old keys out of " + keyset);
        assertThat(get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void theKeysetFileIsClosedBesideTheRunningNodeAndItsSuiteChanged(@TempDir Path folder, CapturedOutput output)
            throws Exception {
        var closed = Files.copy(keyset, folder.resolve("keyset.json"));
        var passphrase =
                "--guitu.keyset.passphrase-file=" + secret(folder, "passphrase", "a passphrase of some length");
        assertThat(KeyCommandRunner.run(argumentsWithKeys(closed, "--guitu.command=close-keyset")))
                .isFalse();
        assertThat(output).contains("cannot be closed: set GUITU_KEYSET_PASSPHRASE_FILE");
        assertThat(KeyCommandRunner.run(argumentsWithKeys(closed, "--guitu.command=close-keyset", passphrase)))
                .isTrue();
        assertThat(closed).content().contains("Argon2id").doesNotContain("primaryKeyId");
        assertThat(KeyCommandRunner.run(argumentsWithKeys(
                        closed, "--guitu.command=add-keys", passphrase, "--guitu.keyset.suite=guomi")))
                .isTrue();
        assertThat(KeysetFile.open(
                                closed,
                                KeysetSettings.of(environment(passphrase)).locks())
                        .hasWaitingKeys())
                .isTrue();
    }

    private static Environment environment(String argument) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(argument));
        return environment;
    }

    /** As the proxy passes it on that ends TLS. */
    private static HttpResponse<String> get(String path) throws Exception {
        var port = node.getEnvironment().getRequiredProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-Forwarded-Proto", "https")
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static Path secret(Path folder, String name, String content) throws IOException {
        var file = Files.writeString(folder.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
