package org.guitu.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.guitu.GuituApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The production profile, started for real on an empty database.
 *
 * <p>Comes last: its engine is called like that of the application which the other tests share, and takes the name with it when
 * it stops.
 */
@Order(Integer.MAX_VALUE)
class ProductionTest {

    private static EmbeddedDatabase database;
    private static ConfigurableApplicationContext node;

    @BeforeAll
    static void startOnAnEmptyDatabase(@TempDir Path folder) throws IOException {
        database = new EmbeddedDatabase(folder);
        node = new SpringApplicationBuilder(GuituApplication.class)
                .profiles("production")
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.datasource.url=" + database.getJdbcUrl(),
                        "--spring.datasource.username=" + database.getUsername(),
                        "--guitu.database.password-file=" + secret(folder, "database", "unused"),
                        "--guitu.public-url=https://guitu.example",
                        "--guitu.administrator.id=first.admin",
                        "--guitu.administrator.password-file=" + secret(folder, "administrator", "twelve.chars"));
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
        database.close();
    }

    @Test
    void theOnlyAccountIsTheFirstAdministrators() {
        var identities = node.getBean(IdentityService.class);
        assertThat(identities.createUserQuery().list()).extracting(User::getId).containsExactly("first.admin");
        assertThat(identities.checkPassword("first.admin", "twelve.chars")).isTrue();
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
