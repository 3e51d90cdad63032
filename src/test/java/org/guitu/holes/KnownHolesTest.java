package org.guitu.holes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.guitu.holes.KnownHoles.Allowed;
import org.guitu.holes.KnownHoles.Hole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build fails on a known hole; see {@code docs/security.md}. */
class KnownHolesTest {

    private static final Path FOLDER = Path.of("docs/security");
    private static final Hole PLANTED = new Hole(
            "CVE-0000-1",
            "org.example:planted",
            "[1.0,1.2.1) [2.0,2.0.3]",
            "Opens",
            "https://example.org",
            "2026-01-01");

    private static KnownHoles listed() throws IOException {
        return KnownHoles.read(FOLDER);
    }

    @Test
    void nothingThatGuituRunsWithHasAKnownHoleThatIsOpen() throws IOException {
        assertThat(listed().openIn(Artifact.onTheClassPath())).isEmpty();
    }

    @Test
    void everyExceptionIsStillNeededAndWasLookedAtBeforeThisRelease() throws IOException {
        assertThat(listed().unneeded(Artifact.onTheClassPath())).isEmpty();
        assertThat(listed().overdueOn(LocalDate.parse(System.getProperty("guitu.released", "2026-11-30"))))
                .isEmpty();
    }

    @Test
    void everyEntryNamesItsVersionsItsSourceAndItsDay() throws IOException {
        assertThat(listed().holes()).isNotEmpty().allSatisfy(hole -> {
            assertThat(hole.id()).matches("CVE-\\d{4}-\\d+|GHSA-[\\w-]{14}|BC-\\d\\.\\d+");
            assertThat(hole.artifact()).matches("[\\w.-]+:[\\w.@/-]+");
            assertThat(hole.ranges()).isNotEmpty();
            assertThat(hole.summary()).isNotBlank().doesNotEndWith(".");
            assertThat(hole.source()).startsWith("https://");
            LocalDate.parse(hole.date());
        });
        assertThat(listed().holes()).doesNotHaveDuplicates();
        assertThat(listed().exceptions())
                .allSatisfy(exception -> assertThat(exception.why()).hasSizeGreaterThan(40));
    }

    @Test
    void theListsOfTheWebApplicationsAndOfWhatIsPackedIntoJarsAreRead() {
        assertThat(Artifact.onTheClassPath())
                .extracting(Artifact::name)
                .contains(
                        "org.springframework:spring-webmvc",
                        "com.cronutils:cron-utils",
                        "npm:dompurify",
                        "npm:lodash",
                        "npm:angular");
        assertThat(Artifact.onTheClassPath())
                .filteredOn(found -> "npm:dompurify".equals(found.name()))
                .extracting(Artifact::version)
                .contains("3.2.4", "3.4.18");
    }

    @Test
    void aPlantedHoleIsFoundInEachVersionThatItIsIn() {
        var known = new KnownHoles(List.of(PLANTED), List.of());
        for (var version : List.of("1.0", "1.2", "1.2.0", "2.0.3")) {
            assertThat(known.openIn(List.of(artifact(version))))
                    .as(version)
                    .singleElement()
                    .asString()
                    .contains("CVE-0000-1", "planted " + version, "exceptions.json");
        }
        for (var version : List.of("0.9", "1.2.1", "1.10", "2.0.4", "3")) {
            assertThat(known.openIn(List.of(artifact(version)))).as(version).isEmpty();
        }
    }

    @Test
    void aPlantedHoleInWhatAJarHasPackedIsFoundToo(@TempDir Path folder) throws IOException {
        var jar = folder.resolve("shaded.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("META-INF/maven/org.example/planted/pom.properties"));
            out.write("groupId=org.example\nartifactId=planted\nversion=1.1\n".getBytes());
            out.putNextEntry(new JarEntry("lib/all.js.LICENSE.txt"));
            out.write("/*! @license Planted 2.0.1 | somebody */ /*! @license other@2.0.1 (MIT) */".getBytes());
        }
        var known = new KnownHoles(
                List.of(
                        PLANTED,
                        new Hole(
                                "CVE-0000-2", "npm:planted", "(,2.0.2)", "Opens", "https://example.org", "2026-01-01")),
                List.of());
        assertThat(known.openIn(Artifact.inJar(jar))).hasSize(2);
    }

    @Test
    void anExceptionIsForOneHoleOfOneArtifactUntilItsDay() {
        var allowed = new Allowed("CVE-0000-1", "org.example:planted", "Nothing calls it.", "2026-06-30");
        var known = new KnownHoles(List.of(PLANTED), List.of(allowed));
        assertThat(known.openIn(List.of(artifact("1.1")))).isEmpty();
        assertThat(known.unneeded(List.of(artifact("1.1")))).isEmpty();
        assertThat(known.unneeded(List.of(artifact("1.2.1")))).containsExactly(allowed);
        assertThat(known.overdueOn(LocalDate.parse("2026-06-30"))).isEmpty();
        assertThat(known.overdueOn(LocalDate.parse("2026-07-01"))).containsExactly(allowed);
        var other = new Allowed("CVE-0000-3", "org.example:planted", "Nothing calls it.", "2026-06-30");
        assertThat(new KnownHoles(List.of(PLANTED), List.of(other)).openIn(List.of(artifact("1.1"))))
                .hasSize(1);
    }

    private static Artifact artifact(String version) {
        return new Artifact("org.example:planted", version, "planted.jar");
    }
}
