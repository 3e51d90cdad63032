package org.guitu.audit.chain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the ends of the chain are noted down outside the database, and how often.
 *
 * @param file a file that is only ever added to; empty for none
 * @param syslog {@code udp://host:port} or {@code tcp://host:port} of a log server; empty for none
 * @param every after so long at the latest, while something happens
 * @param links after so many links at the latest
 */
@ConfigurationProperties("guitu.audit-anchors")
public record AnchorSettings(
        @DefaultValue("") String file,
        @DefaultValue("") String syslog,
        @DefaultValue("10m") Duration every,
        @DefaultValue("1000") long links) {

    public static final AnchorSettings NONE = new AnchorSettings("", "", Duration.ofMinutes(10), 1000);

    public AnchorSettings {
        file = file.strip();
        syslog = syslog.strip();
        if (!syslog.isEmpty() && !syslog.matches("(udp|tcp)://[^/:]+(:\\d{1,5})?")) {
            throw new IllegalArgumentException(
                    "GUITU_AUDIT_ANCHORS_SYSLOG is '%s'. Set it to udp://host:514 or tcp://host:514."
                            .formatted(syslog));
        }
    }
}
