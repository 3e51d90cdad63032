package org.guitu.casefile.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file with the keys, without which no dossier can be read. Every node has the same, and nothing else has it.
 *
 * <p>A running node looks whether the file has changed whenever it needs a key, so that new keys need no restart. What it cannot use
 * then, it reports and goes on with the keys it has.
 */
public final class KeysetFile {

    private static final Logger LOG = LoggerFactory.getLogger(KeysetFile.class);

    private final Path path;
    private volatile Loaded loaded;
    private volatile boolean reported;

    private record Loaded(Keyset keys, FileTime changed, long size) {}

    private KeysetFile(Path path, Loaded loaded) {
        this.path = path;
        this.loaded = loaded;
    }

    /**
     * Opens the file.
     *
     * @throws KeysetRefusedException when it cannot be read or is not a keyset
     */
    public static KeysetFile open(Path path) {
        wrong(path).ifPresent(what -> {
            throw new KeysetRefusedException("The keyset file %s %s".formatted(path, what));
        });
        return new KeysetFile(path, load(path));
    }

    /** Makes the file with new keys, readable by its owner only; never replaces one. */
    public static void create(Path path) {
        create(path, CipherSuite.INTERNATIONAL);
    }

    /** The same with keys for these algorithms. */
    public static void create(Path path, CipherSuite suite) {
        if (Files.exists(path)) {
            throw new KeysetRefusedException("The keyset file %s exists already and stays as it is.".formatted(path));
        }
        write(path, Keyset.create(suite));
    }

    /** What keeps that file from being used, as the rest of a sentence that begins with its name. */
    public static Optional<String> wrong(Path path) {
        try {
            load(path);
            return Optional.empty();
        } catch (UncheckedIOException unreadable) {
            return Optional.of("cannot be read.");
        } catch (IllegalArgumentException notOne) {
            return Optional.of("does not hold Guitu's keys.");
        }
    }

    public Path path() {
        return path;
    }

    /** The keys as they stand in the file now. */
    Keyset keys() {
        var before = loaded;
        try {
            if (!Files.getLastModifiedTime(path).equals(before.changed) || Files.size(path) != before.size) {
                var now = load(path);
                if (now.keys.hasKey(before.keys.keyInUse()) || before.keys.hasKey(now.keys.keyInUse())) {
                    loaded = now;
                    LOG.info("The keyset file {} has changed: its keys are used from now on.", path);
                } else {
                    loaded = new Loaded(before.keys, now.changed, now.size);
                    LOG.error("The keyset file {} holds other keys than before: they are not used.", path);
                }
            }
            reported = false;
        } catch (IOException | UncheckedIOException | IllegalArgumentException unusable) {
            if (!reported) {
                reported = true;
                LOG.error("The keyset file {} cannot be used any more: the keys read before are. Put it back.", path);
            }
        }
        return loaded.keys;
    }

    /** Adds keys that only read until they are put into use. Returns false when there are such keys already. */
    public boolean addKeys() {
        return addKeys(suiteInUse());
    }

    /** The same for these algorithms, whatever those in use are for. */
    public boolean addKeys(CipherSuite suite) {
        if (hasWaitingKeys()) {
            return false;
        }
        replace(keys().withNewKeys(suite));
        return true;
    }

    /** Which algorithms the keys in use are for. */
    public CipherSuite suiteInUse() {
        return keys().suiteInUse();
    }

    /** Whether keys were added that are not in use yet. */
    public boolean hasWaitingKeys() {
        return keys().hasWaitingKeys();
    }

    /** Puts the keys into use that were added last. */
    public void useNewestKeys() {
        replace(keys().withNewestInUse());
    }

    /** Takes the keys out that are not in use, which nothing may need any more. */
    public void dropOldKeys() {
        replace(keys().withKeysInUseOnly());
    }

    private void replace(Keyset keys) {
        write(path, keys);
        loaded = load(path);
    }

    private static Loaded load(Path path) {
        try {
            // Time and size before content: what changes in between is read again next time.
            var changed = Files.getLastModifiedTime(path);
            var size = Files.size(path);
            return new Loaded(Keyset.parse(Files.readString(path)), changed, size);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All or nothing: a reader finds the old file or the new one. */
    private static void write(Path path, Keyset keys) {
        try {
            var folder = path.toAbsolutePath().getParent();
            boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
            var permissions = posix && Files.exists(path)
                    ? Files.getPosixFilePermissions(path)
                    : PosixFilePermissions.fromString("rw-------");
            // Made for its owner alone.
            var draft = Files.createTempFile(folder, "keyset", ".new");
            Files.writeString(draft, keys.text());
            if (posix) {
                Files.setPosixFilePermissions(draft, permissions);
            }
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new KeysetRefusedException("The keyset file %s cannot be written.".formatted(path));
        }
    }
}
