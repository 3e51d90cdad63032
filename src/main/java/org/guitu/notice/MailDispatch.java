package org.guitu.notice;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.guitu.office.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends waiting notices by mail, one at a time and each from one node. What the server does not take is tried again later and
 * later, for about two days.
 *
 * <p>A node that dies between sending and noting it sends again: better twice than never.
 */
@Component
class MailDispatch {

    /** How long to wait after each failure; after the last there is no more try. */
    static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(20),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private static final Logger LOG = LoggerFactory.getLogger(MailDispatch.class);

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Optional<JavaMailSender> sender;
    private final MailSettings settings;
    private final Addresses addresses;
    private final Directory directory;
    private final InstantSource time;

    MailDispatch(
            JdbcClient database,
            TransactionTemplate transaction,
            ObjectProvider<JavaMailSender> sender,
            MailSettings settings,
            Addresses addresses,
            Directory directory,
            InstantSource time) {
        this.database = database;
        this.transaction = transaction;
        this.sender = Optional.ofNullable(sender.getIfAvailable());
        this.settings = settings;
        this.addresses = addresses;
        this.directory = directory;
        this.time = time;
    }

    /** Sends everything whose time has come. */
    void sendWaiting() {
        if (settings.isSetUp() && sender.isPresent()) {
            while (Boolean.TRUE.equals(transaction.execute(status -> sendNext(sender.get())))) {
                // The next one.
            }
        }
    }

    /** False when none is waiting. */
    private boolean sendNext(JavaMailSender server) {
        var next = database.sql(
                        """
                        select * from guitu.notice where mail = 'waiting' and next_try_at <= ?
                        order by next_try_at, id limit 1 for update skip locked""")
                .param(Timestamp.from(time.instant()))
                .query((row, number) -> new Waiting(NoticeStore.read(row), row.getInt("attempts")))
                .optional();
        next.ifPresent(waiting -> addresses
                .addressOf(waiting.notice().account())
                .ifPresentOrElse(
                        address -> send(server, waiting, address),
                        () -> mark(waiting, "none", waiting.attempts(), null)));
        return next.isPresent();
    }

    private void send(JavaMailSender server, Waiting waiting, String address) {
        var notice = waiting.notice();
        var letter = Letter.of(notice, directory.region(notice.region()), time.instant(), settings.publicUrl());
        var message = new SimpleMailMessage();
        message.setFrom(settings.from());
        message.setTo(address);
        message.setSubject(letter.subject());
        message.setText(letter.text());
        int attempts = waiting.attempts() + 1;
        try {
            server.send(message);
            mark(waiting, "sent", attempts, null);
        } catch (MailException refused) {
            if (attempts > WAITS.size()) {
                LOG.error(
                        "Notice {} could not be mailed after {} attempts; it stays in the list.",
                        notice.id(),
                        attempts);
                mark(waiting, "failed", attempts, null);
            } else {
                // The server's own words may hold the address.
                LOG.warn(
                        "Notice {} could not be mailed ({}); attempt {}.",
                        notice.id(),
                        refused.getClass().getSimpleName(),
                        attempts);
                mark(waiting, "waiting", attempts, Timestamp.from(time.instant().plus(WAITS.get(attempts - 1))));
            }
        }
    }

    private void mark(Waiting waiting, String state, int attempts, Timestamp nextTry) {
        database.sql("update guitu.notice set mail = ?, attempts = ?, next_try_at = ? where id = ?")
                .param(state)
                .param(attempts)
                .param(nextTry)
                .param(waiting.notice().id())
                .update();
    }

    private record Waiting(Notice notice, int attempts) {}
}
