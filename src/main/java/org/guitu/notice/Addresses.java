package org.guitu.notice;

import java.util.Optional;

/** Where people get mail. */
public interface Addresses {

    /** The account's e-mail address; empty when it has none or does not exist (any more). */
    Optional<String> addressOf(String account);
}
