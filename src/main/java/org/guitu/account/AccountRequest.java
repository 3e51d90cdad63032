package org.guitu.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one administrator asked for, and what became of it.
 *
 * @param before how the account was then; empty for a new one
 * @param wanted how it is to be; empty unless it is made or changed
 * @param decision empty while it waits
 * @param halfWaits whether the requester has a half of a one-time password to read
 * @param batch with which others it is decided
 */
public record AccountRequest(
        long id,
        String account,
        RequestKind kind,
        Optional<AccountDraft> before,
        Optional<AccountDraft> wanted,
        String reason,
        String requestedBy,
        Instant requestedAt,
        Optional<Decision> decision,
        boolean halfWaits,
        Optional<Long> batch) {

    /** How long it waits; whoever still wants it then asks again. */
    static final Duration LIFE = Duration.ofDays(14);

    /** Stored by name. */
    public enum Outcome {
        CONFIRMED("已确认"),
        REFUSED("不同意"),
        WITHDRAWN("已撤回");

        private final String zh;

        Outcome(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }
    }

    /** Who decided, and how. */
    public record Decision(Outcome outcome, String by, Instant at, String reason) {}

    public boolean isOver(Instant now) {
        return requestedAt.plus(LIFE).isBefore(now);
    }
}
