package org.guitu.account;

import java.time.Instant;
import java.util.Optional;

/**
 * What stands between somebody's password and the work.
 *
 * @param oneTimeUntil until when a one-time password can be changed for the person's own; empty when it is the person's own
 * @param enrolledAt since when there is a second factor; empty for none
 */
public record LoginState(Optional<Instant> oneTimeUntil, Optional<Instant> enrolledAt) {

    static final LoginState PASSWORD_ONLY = new LoginState(Optional.empty(), Optional.empty());
}
