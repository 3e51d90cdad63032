package org.guitu.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guitu.casefile.crypto.KeysetCipher;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.casefile.upkeep.AnotherDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The scripts that back up and try the backup, as operators run them: with an installed PostgreSQL and its programs; skipped where there is none. */
class BackupTest {

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private static Path home;
    private static Path programs;
    private static String port;

    private Path backups;
    private Path scratch;

    private record Run(int status, String said) {}

    @BeforeAll
    static void startAServerWithAnInstallation(@TempDir Path folder) throws Exception {
        programs = installed();
        home = open(folder);
        for (String script : List.of("backup.sh", "restore-drill.sh")) {
            open(Files.copy(Path.of("src/main/docker", script), home.resolve(script)));
        }
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = String.valueOf(free.getLocalPort());
        }
        succeed(program("initdb"), "--pgdata=" + home.resolve("data"), "--username=guitu", "--auth=trust", "--no-sync");
        succeed(
                program("pg_ctl"),
                "--pgdata=" + home.resolve("data"),
                "--log=" + home.resolve("log"),
                "--wait",
                "--options=-c listen_addresses=localhost -c fsync=off -c unix_socket_directories=%s -p %s"
                        .formatted(home, port),
                "start");
        succeed(program("createdb"), "--host=localhost", "--port=" + port, "--username=guitu", "guitu");
        var database = new DriverManagerDataSource("jdbc:postgresql://localhost:%s/guitu".formatted(port), "guitu", "");
        var keys = home.resolve("keyset.json");
        KeysetFile.create(keys);
        AnotherDatabase.flyway(database, new KeysetCipher(KeysetFile.open(keys)))
                .load()
                .migrate();
        new ResourceDatabasePopulator(
                        new ClassPathResource("org/camunda/bpm/engine/db/create/activiti.postgres.create.engine.sql"))
                .execute(database);
        JdbcClient.create(database)
                .sql("insert into guitu.case_file (case_number, region, opened_at) values (?, '350404', now())")
                .param("350404-2026-000001")
                .update();
    }

    private static Path installed() throws IOException {
        var versions = Path.of("/usr/lib/postgresql");
        assumeTrue(Files.isDirectory(versions), "no PostgreSQL is installed");
        try (Stream<Path> found = Files.list(versions)) {
            var newest = found.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparing(Path::toString));
            assumeTrue(newest.isPresent(), "no PostgreSQL server is installed");
            return newest.orElseThrow();
        }
    }

    @AfterAll
    static void stopTheServer() throws Exception {
        if (port != null) {
            run(Map.of(), program("pg_ctl"), "--pgdata=" + home.resolve("data"), "--mode=immediate", "stop");
        }
    }

    @BeforeEach
    void anEmptyFolder() throws IOException {
        backups = open(Files.createTempDirectory(home, "backups"));
        scratch = open(Files.createTempDirectory(home, "s"));
    }

    private static String program(String name) {
        return programs.resolve(name).toString();
    }

    private static Path open(Path path) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private static void succeed(String... command) throws Exception {
        var run = run(Map.of(), command);
        assertThat(run.status()).as(run.said()).isZero();
    }

    /** Not as root, as which PostgreSQL does not run. */
    private static Run run(Map<String, String> settings, String... command) throws Exception {
        var all = new ArrayList<String>();
        if (ROOT) {
            all.addAll(List.of("runuser", "--user", "postgres", "--"));
        }
        all.addAll(List.of(command));
        var said = Files.createTempFile("said", ".txt");
        var builder = new ProcessBuilder(all)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(settings);
        int status = builder.start().waitFor();
        try {
            return new Run(status, Files.readString(said));
        } finally {
            Files.delete(said);
        }
    }

    private Run backup(String... arguments) throws Exception {
        return backupOf("guitu", arguments);
    }

    private Run backupOf(String database, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("bash", home.resolve("backup.sh").toString()));
        command.addAll(List.of(arguments));
        return run(
                Map.of("GUITU_BACKUP_FOLDER", backups.toString(), "PGPORT", port, "PGDATABASE", database),
                command.toArray(String[]::new));
    }

    private Run drill(String... arguments) throws Exception {
        var command =
                new ArrayList<>(List.of("bash", home.resolve("restore-drill.sh").toString()));
        command.addAll(List.of(arguments));
        return run(
                Map.of("GUITU_BACKUP_FOLDER", backups.toString(), "GUITU_SCRATCH", scratch.toString()),
                command.toArray(String[]::new));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> found = Files.list(backups)) {
            return found.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void pretend(LocalDate day, String time) throws IOException {
        var name = "guitu-%sT%sZ.dump".formatted(DAY.format(day), time);
        open(Files.writeString(backups.resolve(name), ""));
        open(Files.writeString(backups.resolve(name + ".sha256"), ""));
    }

    private static Run isFine(Run run) {
        assertThat(run.status()).as(run.said()).isZero();
        return run;
    }

    @Test
    void whatWasBackedUpIsRestoredAndLookedInto() throws Exception {
        isFine(backup());
        assertThat(files()).hasSize(2).allMatch(name -> name.matches("guitu-\\d{8}T\\d{6}Z\\.dump(\\.sha256)?"));
        assertThat(isFine(backup("--check")).said()).contains("0 hours old");
        assertThat(isFine(drill()).said())
                .containsPattern("Cases +1\n")
                .containsPattern("Version of the engine +7\\.24")
                .contains("The drill has passed.");
        assertThat(isFine(drill(files().get(0))).said()).contains(files().get(0) + ", restored");
        assertThat(scratch).as("nothing is left").isEmptyDirectory();
    }

    @Test
    void theNewestOfEachDayWeekAndMonthStay() throws Exception {
        var last = LocalDate.of(2021, 6, 30);
        for (int back = 0; back < 500; back++) {
            pretend(last.minusDays(back), "183000");
        }
        pretend(last, "120000");
        assertThat(isFine(backup()).said()).contains("Removed guitu-20210630T120000Z.dump.");
        var days = Stream.iterate(last, day -> day.minusDays(1)).limit(13);
        var sundays = Stream.iterate(LocalDate.of(2021, 6, 27), day -> day.minusWeeks(1))
                .limit(6);
        var ends = Stream.iterate(LocalDate.of(2021, 7, 1), first -> first.minusMonths(1))
                .limit(11)
                .map(first -> first.minusDays(1));
        var kept = Stream.of(days, sundays, ends)
                .flatMap(dates -> dates)
                .map(DAY::format)
                .distinct()
                .sorted()
                .toList();
        assertThat(files())
                .filteredOn(name -> name.endsWith(".dump"))
                .extracting(name -> name.substring(6, 14))
                .startsWith(kept.toArray(String[]::new))
                .hasSize(kept.size() + 1);
        assertThat(files()).as("each with its hash").hasSize(2 * (kept.size() + 1));
    }

    @Test
    void aDamagedOneIsRefused() throws Exception {
        isFine(backup());
        var dump = backups.resolve(files().get(0));
        var content = Files.readAllBytes(dump);
        content[content.length / 2] ^= 1;
        Files.write(dump, content);
        assertThat(drill()).satisfies(run -> {
            assertThat(run.status()).isNotZero();
            assertThat(run.said()).contains("is not what was written").doesNotContain("passed");
        });
        Files.write(dump, new byte[] {1, 2, 3});
        succeed(
                "bash",
                "-c",
                "cd '%s' && sha256sum %2$s > %2$s.new && mv %2$s.new %2$s.sha256"
                        .formatted(backups, dump.getFileName()));
        assertThat(drill()).satisfies(run -> {
            assertThat(run.status()).isNotZero();
            assertThat(run.said()).contains("cannot be restored").doesNotContain("passed");
        });
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void whatFailsIsNoBackupAndIsSeen() throws Exception {
        assertThat(backup("--check").said()).contains("There is no backup");
        pretend(LocalDate.of(2021, 6, 30), "183000");
        for (String database : List.of("absent", "postgres")) {
            assertThat(backupOf(database).status()).as(database).isNotZero();
        }
        assertThat(files()).hasSize(2);
        assertThat(backup("--check").status()).as("too old").isEqualTo(1);
        assertThat(drill("guitu-20200101T000000Z.dump").said()).contains("there is no such backup");
    }
}
