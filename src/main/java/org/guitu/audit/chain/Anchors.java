package org.guitu.audit.chain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guitu.casefile.crypto.ChainMac;
import org.guitu.casefile.seal.Layout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Notes down ends of the chain outside the database, each signed by a keyed hash: in a file, to a log server, or both. Whoever rewrites the whole trail,
 * cuts off its end or puts back a backup cannot take back what stands there.
 *
 * <p>A line is a time, an end of the chain, the number of a key and its hash over these. A line that somebody else wrote is passed over, and said once.
 */
@Component
public class Anchors {

    private static final Logger LOG = LoggerFactory.getLogger(Anchors.class);
    private static final Pattern LINE = Pattern.compile("(\\S+Z) (\\d+:[0-9a-f]{64}) (-?\\d+) ([0-9a-f]{64})");

    private final AnchorSettings settings;
    private final JdbcTemplate database;
    private final ChainMac macs;
    private final InstantSource clock;
    private Optional<Anchor> last = Optional.empty();
    private Instant lastAt = Instant.EPOCH;

    public Anchors(AnchorSettings settings, JdbcTemplate database, ChainMac macs, InstantSource clock) {
        this.settings = settings;
        this.database = database;
        this.macs = macs;
        this.clock = clock;
    }

    /** Those that stand in the file; none without one. */
    public List<Anchor> noted() {
        if (settings.file().isEmpty()) {
            return List.of();
        }
        try (var lines = Files.lines(Path.of(settings.file()))) {
            return lines.flatMap(this::read).toList();
        } catch (NoSuchFileException notYet) {
            return List.of();
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "The file with the ends of the chain cannot be read: " + settings.file(), unreadable);
        }
    }

    private Stream<Anchor> read(String line) {
        var parts = LINE.matcher(line);
        if (parts.matches()) {
            int key = Integer.parseInt(parts.group(3));
            var signed = bytes(parts.group(1), parts.group(2));
            if (macs.hasKey(key) && macs.verify(key, signed, HexFormat.of().parseHex(parts.group(4)))) {
                return Stream.of(Anchor.parse(parts.group(2)));
            }
        }
        LOG.error("{} has a line that Guitu did not write: {}", settings.file(), line);
        return Stream.empty();
    }

    /** Notes the end down if something happened since the last time, and enough of it or long enough ago. */
    synchronized void noteIfDue() {
        if (settings.file().isEmpty() && settings.syslog().isEmpty()) {
            return;
        }
        var end = end();
        var now = clock.instant();
        boolean isDue = end.isPresent()
                && !end.equals(last)
                && (!now.isBefore(lastAt.plus(settings.every()))
                        || end.get().position() - last.map(Anchor::position).orElse(0L) >= settings.links());
        if (isDue) {
            note(end.get(), now);
        }
    }

    private void note(Anchor end, Instant now) {
        var at = now.truncatedTo(ChronoUnit.SECONDS).toString();
        int key = macs.keyId();
        var line = "%s %s %d %s"
                .formatted(at, end, key, HexFormat.of().formatHex(macs.mac(key, bytes(at, end.toString()))));
        try {
            if (!settings.file().isEmpty()) {
                Files.writeString(
                        Path.of(settings.file()),
                        line + "\n",
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND,
                        StandardOpenOption.SYNC);
            }
            if (!settings.syslog().isEmpty()) {
                Syslog.send(settings.syslog(), now, line);
            }
            last = Optional.of(end);
            lastAt = now;
        } catch (IOException | IllegalArgumentException unreachable) {
            LOG.error("The end of the audit chain could not be noted down outside the database: {}", line, unreachable);
        }
    }

    private Optional<Anchor> end() {
        return database
                .query(
                        "select position, hash from audit.link order by position desc limit 1",
                        (row, number) -> Anchor.of(row.getLong("position"), row.getBytes("hash")))
                .stream()
                .findFirst();
    }

    private static byte[] bytes(String at, String end) {
        return new Layout("anchor").add(at).add(end).bytes();
    }
}
