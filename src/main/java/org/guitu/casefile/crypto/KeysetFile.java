package org.guitu.casefile.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.guitu.casefile.crypto.lock.ClosedKeysetException;
import org.guitu.casefile.crypto.lock.KeysetLocks;
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
    private final KeysetLocks locks;
    private volatile Loaded loaded;
    private volatile boolean reported;

    private record Loaded(Keyset keys, boolean closed, FileTime changed, long size) {}

    private KeysetFile(Path path, KeysetLocks locks, Loaded loaded) {
        this.path = path;
        this.locks = locks;
        this.loaded = loaded;
    }

    /**
     * Opens a file that is not closed.
     *
     * @throws KeysetRefusedException when it cannot be read or is not a keyset
     */
    public static KeysetFile open(Path path) {
        return open(path, KeysetLocks.NONE);
    }

    /** The same of one that may be closed by one of these locks. */
    public static KeysetFile open(Path path, KeysetLocks locks) {
        try {
            return new KeysetFile(path, locks, load(path, locks));
        } catch (UncheckedIOException | IllegalArgumentException unusable) {
            throw new KeysetRefusedException("The keyset file %s %s".formatted(path, wrong(unusable)));
        }
    }

    /** Makes the file with new keys, readable by its owner only; never replaces one. */
    public static void create(Path path) {
        create(path, CipherSuite.INTERNATIONAL, KeysetLocks.NONE);
    }

    /** The same with keys for these algorithms, and closed by the lock that closes, if there is one. */
    public static void create(Path path, CipherSuite suite, KeysetLocks locks) {
        if (Files.exists(path)) {
            throw new KeysetRefusedException("The keyset file %s exists already and stays as it is.".formatted(path));
        }
        write(path, text(Keyset.create(suite), locks, locks.canClose()));
    }

    /** What keeps that file from being used, as the rest of a sentence that begins with its name. */
    public static Optional<String> wrong(Path path, KeysetLocks locks) {
        try {
            load(path, locks);
            return Optional.empty();
        } catch (UncheckedIOException | IllegalArgumentException unusable) {
            return Optional.of(wrong(unusable));
        }
    }

    private static String wrong(RuntimeException unusable) {
        if (unusable instanceof ClosedKeysetException closed) {
            return closed.getMessage();
        }
        return unusable instanceof UncheckedIOException ? "cannot be read." : "does not hold Guitu's keys.";
    }

    public Path path() {
        return path;
    }

    /** The keys as they stand in the file now. */
    Keyset keys() {
        var before = loaded;
        try {
            var found = Files.readAttributes(path, BasicFileAttributes.class);
            if (!found.lastModifiedTime().equals(before.changed) || found.size() != before.size) {
                var now = load(path, locks);
                if (now.keys.hasKey(before.keys.keyInUse()) || before.keys.hasKey(now.keys.keyInUse())) {
                    loaded = now;
                    LOG.info("The keyset file {} has changed: its keys are used from now on.", path);
                } else {
                    loaded = new Loaded(before.keys, before.closed, now.changed, now.size);
                    LOG.error("The keyset file {} holds other keys than before: they are not used.", path);
                }
            }
            reported = false;
        } catch (IOException | UncheckedIOException | IllegalArgumentException unusable) {
            if (!reported) {
                reported = true;
                LOG.error(
                        "The keyset file {} {} The keys read before are used. Put it back.",
                        path,
                        unusable instanceof RuntimeException known ? wrong(known) : "cannot be read.");
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

    /** Whether nobody reads the keys who has only the file. */
    public boolean isClosed() {
        keys();
        return loaded.closed;
    }

    /**
     * Closes the file by the lock that closes, whether it is open or closed by another.
     *
     * @throws KeysetRefusedException when there is no such lock or it fails
     */
    public void closeByLock() {
        replace(keys(), true);
    }

    private void replace(Keyset keys) {
        replace(keys, loaded.closed);
    }

    private void replace(Keyset keys, boolean closed) {
        try {
            write(path, text(keys, locks, closed));
            loaded = new Loaded(keys, closed, Files.getLastModifiedTime(path), Files.size(path));
        } catch (ClosedKeysetException unable) {
            throw new KeysetRefusedException("The keyset file %s %s".formatted(path, unable.getMessage()));
        } catch (IOException goneAgain) {
            throw new UncheckedIOException(goneAgain);
        }
    }

    private static String text(Keyset keys, KeysetLocks locks, boolean closed) {
        return closed ? locks.close(keys.text(), keys.suiteInUse() == CipherSuite.GUOMI) : keys.text();
    }

    private static Loaded load(Path path, KeysetLocks locks) {
        try {
            // Time and size before content: what changes in between is read again next time.
            var changed = Files.getLastModifiedTime(path);
            var size = Files.size(path);
            var text = Files.readString(path);
            return new Loaded(Keyset.parse(locks.open(text)), locks.isClosed(text), changed, size);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All or nothing: a reader finds the old file or the new one. */
    private static void write(Path path, String text) {
        try {
            var folder = path.toAbsolutePath().getParent();
            boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
            var permissions = posix && Files.exists(path)
                    ? Files.getPosixFilePermissions(path)
                    : PosixFilePermissions.fromString("rw-------");
            // Made for its owner alone.
            var draft = Files.createTempFile(folder, "keyset", ".new");
            Files.writeString(draft, text);
            if (posix) {
                Files.setPosixFilePermissions(draft, permissions);
            }
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new KeysetRefusedException("The keyset file %s cannot be written.".formatted(path));
        }
    }
}
