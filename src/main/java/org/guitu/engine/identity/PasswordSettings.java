package org.guitu.engine.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of a node the checking of passwords may take.
 *
 * @param atOnce how many passwords are hashed at the same time; 0 for as many as the node's processors and memory bear
 * @param mostWaiting how many wait for that; each holds a thread of the web server
 * @param longestWait after which somebody is asked to try again
 */
@ConfigurationProperties("guitu.passwords")
record PasswordSettings(
        @DefaultValue("0") int atOnce, @DefaultValue("60") int mostWaiting, @DefaultValue("8s") Duration longestWait) {

    /** What one hash takes of memory, in bytes. */
    private static final long MEMORY = 16L << 20;

    private static final int SHARE_OF_HEAP = 20;

    /** One processor is left to those who have come in, and no more than a twentieth of the memory is taken. */
    int atOnceHere() {
        if (atOnce > 0) {
            return atOnce;
        }
        long byMemory = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / MEMORY;
        int byProcessors = Runtime.getRuntime().availableProcessors() - 1;
        return (int) Math.max(1, Math.min(byMemory, byProcessors));
    }
}
