package org.guitu.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
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
import org.guitu.account.LoginStates;
import org.guitu.account.SecondFactorSettings;
import org.guitu.casefile.crypto.KeyCheck;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.casefile.crypto.KeysetRefusedException;
import org.guitu.engine.identity.AccountStore;
import org.guitu.startup.command.AddAdministrator;
import org.guitu.startup.command.KeyCommandRunner;
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
import org.springframework.jdbc.core.simple.JdbcClient;

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
                        "--guitu.administrator.password-file=" + secret(folder, "administrator", "twelve.chars"),
                        "--guitu.second-administrator.id=second.admin",
                        "--guitu.second-administrator.password-file=" + secret(folder, "second", "twelve.other")));
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
    void theOnlyAccountsAreTheFirstTwoAdministrators() {
        var identities = node.getBean(IdentityService.class);
        assertThat(identities.createUserQuery().list())
                .extracting(User::getId)
                .contains("first.admin", "second.admin")
                .allMatch(id -> id.endsWith(".admin"));
        assertThat(identities.checkPassword("first.admin", "twelve.chars")).isTrue();
        assertThat(node.getBean(LoginStates.class).of("first.admin").oneTimeUntil())
                .isPresent();
        assertThat(node.getBean(SecondFactorSettings.class).required()).isTrue();
    }

    /** Whoever knows the file knows a password that opens nothing but the page to change it. */
    @Test
    void aPasswordAloneCallsNoInterface() throws Exception {
        var login = Base64.getEncoder().encodeToString("first.admin:twelve.chars".getBytes(StandardCharsets.UTF_8));
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri("/engine-rest/deployment"))
                                .header("Authorization", "Basic " + login)
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("一次性密码不能用于接口");
    }

    /** For an installation that has lost one of its two administrators. */
    @Test
    void anOperatorMakesAnAdministratorAndLetsOneInAgain(@TempDir Path folder) throws IOException {
        var states = node.getBean(LoginStates.class);
        var identities = node.getBean(IdentityService.class);
        for (String password : List.of("first.secret.one", "another.secret.two")) {
            assertThat(AddAdministrator.run(arguments(
                            "--guitu.command=add-administrator",
                            "--guitu.administrator.id=third.admin",
                            "--guitu.administrator.password-file=" + secret(folder, password, password))))
                    .isTrue();
            assertThat(identities.checkPassword("third.admin", password)).isTrue();
            assertThat(states.of("third.admin").oneTimeUntil()).isPresent();
            states.own("third.admin");
        }
        assertThat(node.getBean(AccountStore.class).administrators()).contains("third.admin");
        assertThat(node.getBean(JdbcClient.class)
                        .sql(
                                "select count(*) from audit.event where kind = 'ADMINISTRATOR_SET' and object_id = 'third.admin'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        identities.saveUser(identities.newUser("caseworker.admin"));
        assertThat(AddAdministrator.run(arguments(
                        "--guitu.command=add-administrator",
                        "--guitu.administrator.id=caseworker.admin",
                        "--guitu.administrator.password-file=" + secret(folder, "other", "first.secret.one"))))
                .as("somebody else's account")
                .isFalse();
    }

    /** The tests' own node takes less trouble. */
    @Test
    void aPasswordIsHashedWithTheMemoryAndTheRoundsOfProduction() {
        var account = (UserEntity) node.getBean(IdentityService.class)
                .createUserQuery()
                .userId("first.admin")
                .singleResult();
        assertThat(account.getPassword()).contains("$argon2id$v=19$m=16384,t=2,p=1$");
    }

    @Test
    void cookiesTravelOverTlsOnly() throws Exception {
        var page = get("/login");
        var cookie = page.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("LOGIN-TOKEN=").contains("Secure", "HttpOnly", "SameSite=Strict");
        var token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).isTrue();
        var form = "username=first.admin&password=twelve.chars&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        var loggedIn = HttpClient.newHttpClient()
                .send(
                        to("/login")
                                .header("Cookie", cookie.split(";")[0])
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(loggedIn.headers().allValues("Set-Cookie"))
                .anySatisfy(session ->
                        assertThat(session).startsWith("JSESSIONID=").contains("Secure", "HttpOnly", "SameSite=Lax"))
                .anySatisfy(browser -> assertThat(browser).startsWith("GUITU-BROWSER="))
                .allSatisfy(any -> assertThat(any).contains("Secure", "HttpOnly"));
    }

    @Test
    void aPageOfAnotherSiteIsToldFromOursByTheAddressThatPeopleType() throws Exception {
        for (String origin : List.of("https://guitu.example", "https://evil.example", "http://127.0.0.1")) {
            var answer = HttpClient.newHttpClient()
                    .send(
                            to("/engine-rest/task/count")
                                    .header("Origin", origin)
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString("{}"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(origin).isEqualTo(origin.equals("https://guitu.example") ? 401 : 403);
        }
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
    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(uri(path)).header("X-Forwarded-Proto", "https");
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient().send(to(path).build(), BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        var port = node.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static Path secret(Path folder, String name, String content) throws IOException {
        var file = Files.writeString(folder.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
