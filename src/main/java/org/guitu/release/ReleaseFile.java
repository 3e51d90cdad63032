package org.guitu.release;

import java.util.Optional;
import org.guitu.gate.file.ModelFile;

/**
 * One file of a release.
 *
 * @param file as it is to be
 * @param before as it was when the release was deployed; empty when it was new then, and as long as nothing is deployed
 */
public record ReleaseFile(ModelFile file, Optional<ModelFile> before) {

    public String name() {
        return file.name();
    }

    /** SHA-256, in hexadecimal digits. */
    public String hash() {
        return Sha256.hex(file.content());
    }
}
