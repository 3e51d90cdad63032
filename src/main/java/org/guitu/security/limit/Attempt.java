package org.guitu.security.limit;

import java.util.Optional;
import org.guitu.limit.Site;

/**
 * A login that somebody tries.
 *
 * @param browser what tells the browser from others in which that account has logged in before; empty for any other
 */
public record Attempt(String account, Site site, Optional<String> browser) {

    private static final int LONGEST_ACCOUNT = 64;

    /** What is longer is no account, and must not fill the memory of those who count. */
    public Attempt {
        account = account.substring(0, Math.min(account.length(), LONGEST_ACCOUNT));
    }
}
