package org.guitu.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/**
 * A file that holds one secret and nothing else, readable by its owner and group only.
 *
 * <p>Line breaks at the end do not belong to the secret; editors and {@code echo} add them.
 */
record SecretFile(Path path) {

    /** What keeps this file from being used, as the rest of a sentence that begins with the setting's name. */
    Optional<String> wrong() {
        if (!Files.isRegularFile(path)) {
            return Optional.of("names %s, which is not a file here.".formatted(path));
        }
        if (!Files.isReadable(path)) {
            return Optional.of("names %s, which this process may not read.".formatted(path));
        }
        if (isReadableByEverybody()) {
            return Optional.of("names %s, which everybody on this machine may read.".formatted(path));
        }
        return read().isEmpty() ? Optional.of("names %s, which is empty.".formatted(path)) : Optional.empty();
    }

    private boolean isReadableByEverybody() {
        try {
            return Files.getFileStore(path).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String read() {
        try {
            return Files.readString(path).replaceFirst("[\r\n]+$", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The secret in %s cannot be read.".formatted(path), unreadable);
        }
    }
}
