package org.guitu.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.FileSystemResource;

/** What the containers of an installation are told. */
class ComposeTest {

    /** In the image, or one for each node and so in no file that both share. */
    private static final Set<String> NOT_PASSED_ON =
            Set.of("SPRING_PROFILES_ACTIVE", "SERVER_PORT", "SERVER_ADDRESS", "GUITU_AUDIT_ANCHORS_FILE");

    private static final Pattern MEGABYTES = Pattern.compile("(\\d+)([gm])");

    private static EnumerablePropertySource<?> compose;

    @BeforeAll
    static void read() throws IOException {
        compose = (EnumerablePropertySource<?>) new YamlPropertySourceLoader()
                .load("compose", new FileSystemResource("docker-compose.yml"))
                .get(0);
    }

    private static Stream<String> names(String pattern) {
        return Stream.of(compose.getPropertyNames()).filter(name -> name.matches(pattern));
    }

    @Test
    void everySettingOfANodeReachesBothNodes() throws IOException {
        var settings = Files.readAllLines(Path.of("docs/production.md")).stream()
                .dropWhile(line -> !line.startsWith("## What a node is told"))
                .takeWhile(line -> !line.startsWith("## With containers"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1])
                .flatMap(names -> Pattern.compile("`([A-Z_]+)`").matcher(names).results())
                .map(found -> found.group(1))
                .filter(name -> !NOT_PASSED_ON.contains(name))
                .toList();
        assertThat(settings).contains("SPRING_MAIL_HOST", "GUITU_PUBLIC_HOLIDAYS");
        for (String node : List.of("app-1", "app-2", "keys")) {
            assertThat(settings)
                    .allMatch(
                            setting -> compose.containsProperty("services.%s.environment.%s".formatted(node, setting)));
        }
    }

    @Test
    void whatIsFetchedHasAnExactVersion() throws IOException {
        assertThat(names("services\\..*\\.image"))
                .extracting(name -> String.valueOf(compose.getProperty(name)))
                .allMatch(image -> image.equals("guitu") || image.matches("[a-z]+:\\d+\\.\\d+(\\.\\d+)?"));
        assertThat(Files.readAllLines(Path.of("src/main/docker/Dockerfile")))
                .filteredOn(line -> line.startsWith("FROM "))
                .hasSize(2)
                .allMatch(line -> line.matches("FROM [a-z-]+:\\d+\\.\\d+\\.\\d+[\\w.-]*( AS build)?"));
    }

    @Test
    void whatRunsAllTheTimeFitsIntoEightGigabytesAndLeavesOneToTheMachine() {
        var limits = names("services\\.[^.]+\\.mem_limit")
                .filter(name -> !compose.containsProperty(name.replace("mem_limit", "profiles[0]")))
                .map(name -> String.valueOf(compose.getProperty(name)))
                .mapToLong(ComposeTest::megabytes)
                .sum();
        assertThat(limits).isLessThan(7 * 1024);
        assertThat(names("services\\.[^.]+\\.mem_limit")).hasSize(7);
    }

    private static long megabytes(String limit) {
        MatchResult parts = MEGABYTES.matcher(limit).results().findFirst().orElseThrow();
        return Long.parseLong(parts.group(1)) * (parts.group(2).equals("g") ? 1024 : 1);
    }

    @Test
    void theDatabaseHasRoomForBothNodesACommandAndTheBackup() throws IOException {
        var pool = new YamlPropertySourceLoader()
                .load("production", new FileSystemResource("src/main/resources/application-production.yaml"))
                .get(0)
                .getProperty("spring.datasource.hikari.maximum-pool-size");
        var most = names("services\\.postgres\\.command\\[\\d+]")
                .map(name -> String.valueOf(compose.getProperty(name)))
                .filter(argument -> argument.startsWith("max_connections="))
                .mapToInt(argument -> Integer.parseInt(argument.replaceAll("\\D", "")))
                .sum();
        assertThat(most).isGreaterThanOrEqualTo(3 * Integer.parseInt(String.valueOf(pool)) + 20);
    }
}
