package org.guitu.holes;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The known holes in what Guitu runs with, as {@code docs/security/known-holes.json} lists them, and those that cannot be reached here, as
 * {@code exceptions.json} says with a reason and an end. Nothing is asked of the network.
 */
record KnownHoles(List<Hole> holes, List<Allowed> exceptions) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One hole.
     *
     * @param affected ranges of versions such as {@code [1.71,1.80.2) [1.81,1.81.1)}
     * @param source where it is described
     * @param date when it became known or was described there
     */
    record Hole(String id, String artifact, String affected, String summary, String source, String date) {

        private static final Pattern RANGE = Pattern.compile("([\\[(])([^,]*),([^)\\]]*)([)\\]])");

        boolean isIn(Artifact found) {
            return found.name().equals(artifact) && affects(found.version());
        }

        boolean affects(String version) {
            var asked = Version.parse(version);
            return ranges().anyMatch(range -> isAbove(asked, range.group(2), "[".equals(range.group(1)))
                    && isAbove(range.group(3), asked, "]".equals(range.group(4))));
        }

        Stream<MatchResult> ranges() {
            return RANGE.matcher(affected).results();
        }

        private static boolean isAbove(Version version, String bound, boolean itself) {
            return bound.isEmpty() || version.compareTo(Version.parse(bound)) >= (itself ? 0 : 1);
        }

        private static boolean isAbove(String bound, Version version, boolean itself) {
            return bound.isEmpty() || Version.parse(bound).compareTo(version) >= (itself ? 0 : 1);
        }
    }

    /**
     * A hole that may stand.
     *
     * @param why it cannot be reached here, or what closes it
     * @param until the day by which somebody looks again
     */
    record Allowed(String id, String artifact, String why, String until) {

        boolean isOf(Hole hole) {
            return id.equals(hole.id) && artifact.equals(hole.artifact);
        }
    }

    static KnownHoles read(Path folder) throws IOException {
        return new KnownHoles(
                JSON.readValue(Files.readString(folder.resolve("known-holes.json")), new TypeReference<>() {}),
                JSON.readValue(Files.readString(folder.resolve("exceptions.json")), new TypeReference<>() {}));
    }

    /** What of it is open in these artifacts, each in a sentence that says what to do. */
    List<String> openIn(Collection<Artifact> artifacts) {
        return holes.stream()
                .filter(hole -> exceptions.stream().noneMatch(exception -> exception.isOf(hole)))
                .flatMap(hole -> artifacts.stream()
                        .filter(hole::isIn)
                        .map(found ->
                                "%s in %s %s (%s): %s. Raise it out of %s, or say in exceptions.json why it is not reached. %s"
                                        .formatted(
                                                hole.id,
                                                found.name(),
                                                found.version(),
                                                found.where(),
                                                hole.summary,
                                                hole.affected,
                                                hole.source)))
                .toList();
    }

    /** Exceptions of holes that nothing has any more. */
    List<Allowed> unneeded(Collection<Artifact> artifacts) {
        return exceptions.stream()
                .filter(exception -> holes.stream()
                        .noneMatch(hole ->
                                exception.isOf(hole) && artifacts.stream().anyMatch(hole::isIn)))
                .toList();
    }

    /** Exceptions that somebody should have looked at by that day. */
    List<Allowed> overdueOn(LocalDate day) {
        return exceptions.stream()
                .filter(exception -> LocalDate.parse(exception.until).isBefore(day))
                .toList();
    }
}
