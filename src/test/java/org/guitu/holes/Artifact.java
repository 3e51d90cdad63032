package org.guitu.holes;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something of others that Guitu runs with: a jar, what is packed into a jar, or a script in the web applications.
 *
 * @param name {@code group:artifact}, or {@code npm:package}
 * @param where the file that it was found in
 */
record Artifact(String name, String version, String where) {

    private static final Pattern REPOSITORY = Pattern.compile(
            ".*/repository/(?<group>.+)/(?<artifact>[^/]+)/(?<version>[^/]+)/\\k<artifact>-\\k<version>[^/]*\\.jar");
    private static final Pattern PACKED = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");

    /** {@code @license lodash@4.17.21}, {@code @license DOMPurify 3.2.4}. */
    private static final Pattern LICENCE =
            Pattern.compile("@license +(?<name>@?[A-Za-z][\\w./-]*)[@ ](?<version>\\d+\\.\\d[\\w.-]*)");

    /** Everything on the class path of the tests, with the scripts that are packed for browsers. */
    static Set<Artifact> onTheClassPath() {
        var found = new LinkedHashSet<Artifact>();
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .forEach(entry -> found.addAll(Files.isDirectory(entry) ? inFolder(entry) : inJar(entry)));
        return found;
    }

    static Set<Artifact> inJar(Path jar) {
        var found = new LinkedHashSet<Artifact>();
        var path = REPOSITORY.matcher(jar.toString().replace(File.separatorChar, '/'));
        if (path.matches()) {
            found.add(new Artifact(
                    path.group("group").replace('/', '.') + ":" + path.group("artifact"),
                    path.group("version"),
                    jar.getFileName().toString()));
        }
        try (var content = new JarFile(jar.toFile())) {
            for (var entry : content.stream().toList()) {
                if (PACKED.matcher(entry.getName()).matches()) {
                    var packed = new Properties();
                    packed.load(content.getInputStream(entry));
                    found.add(new Artifact(
                            packed.getProperty("groupId") + ":" + packed.getProperty("artifactId"),
                            packed.getProperty("version"),
                            jar.getFileName().toString()));
                } else if (entry.getName().endsWith("LICENSE.txt")) {
                    var text = new String(content.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                    found.addAll(inLicences(text, jar.getFileName() + "!" + entry.getName()));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }

    private static Set<Artifact> inFolder(Path folder) {
        var found = new LinkedHashSet<Artifact>();
        try (var files = Files.walk(folder)) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(".js")).toList()) {
                found.addAll(inLicences(Files.readString(file), file.toString()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }

    private static Set<Artifact> inLicences(String text, String where) {
        var found = new LinkedHashSet<Artifact>();
        var licence = LICENCE.matcher(text);
        while (licence.find()) {
            found.add(new Artifact(
                    "npm:" + licence.group("name").toLowerCase(Locale.ROOT), licence.group("version"), where));
        }
        return found;
    }
}
