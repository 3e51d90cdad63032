package org.guitu.release.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.guitu.gate.difference.Change;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.gate.weakening.Weakening;
import org.guitu.release.Sha256;

/**
 * What is to be said of a release, seen against what is deployed.
 *
 * @param base the id of the newest deployment then: another one since makes it out of date
 * @param files what would be deployed: the files of the release that differ from what runs, and those that must come along
 * @param problems what the gate says
 * @param compared each file of the release, and each that comes along, beside what runs
 * @param weakenings where it protects people less than what runs
 * @param weakens the hash of these, in hexadecimal digits; empty when there are none
 */
public record Verdict(
        String base,
        List<ModelFile> files,
        List<Problem> problems,
        List<Compared> compared,
        List<Weakening> weakenings,
        String weakens) {

    /**
     * A file beside what runs.
     *
     * @param before as it is deployed; empty when it is new
     * @param after as it would be
     * @param along whether it is no part of the release and comes along because processes and their forms are deployed together
     * @param changes what differs; nothing when only the way of saving it does
     */
    public record Compared(Optional<ModelFile> before, ModelFile after, boolean along, List<Change> changes) {

        public boolean isSame() {
            return before.isPresent() && Arrays.equals(before.get().content(), after.content());
        }
    }

    /** What it is of: the files, and what they are seen against. */
    public String key() {
        var hashes = new StringBuilder(base);
        files.forEach(file -> hashes.append('\n').append(file.name()).append(Sha256.hex(file.content())));
        return Sha256.hex(hashes.toString().getBytes(StandardCharsets.UTF_8));
    }

    public boolean hasFaults() {
        return problems.stream().anyMatch(Problem::isFault);
    }

    /** Whether anything would be deployed that is not there already. */
    public boolean changesAnything() {
        return compared.stream().anyMatch(file -> !file.isSame());
    }
}
