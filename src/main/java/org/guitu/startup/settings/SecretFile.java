package org.guitu.startup.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/**
 * A file that holds one secret and nothing else, readable by its owner and group only.
 *
 * <p>Line breaks at the end do not belong to the secret; editors and {@code echo} add them.
 */
public record SecretFile(Path path) {

    /** The file of that name, which must be one. */
    public static SecretFile of(String name) {
        return new SecretFile(Path.of(name));
    }

    /** What keeps the file that a setting names from being used. */
    static Optional<Fault> fault(String setting, String name) {
        Optional<String> wrong;
        try {
            wrong = of(name).wrong();
        } catch (InvalidPathException notAPath) {
            wrong = Optional.of("is not the name of a file.");
        }
        return wrong.map(what -> new Fault(
                setting, what, "Give it a file that holds the secret and that only the user running Guitu reads."));
    }

    /** What keeps this file from being used, as the rest of a sentence that begins with the setting's name. */
    private Optional<String> wrong() {
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

    public String read() {
        try {
            return Files.readString(path).replaceFirst("[\r\n]+$", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The secret in %s cannot be read.".formatted(path), unreadable);
        }
    }
}
