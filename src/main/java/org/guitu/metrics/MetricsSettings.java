package org.guitu.metrics;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the figures are told.
 *
 * @param port of their own, on which nothing else answers; 0 when nobody asks for them
 * @param address the interface that it listens on
 */
@ConfigurationProperties("guitu.metrics")
public record MetricsSettings(@DefaultValue("0") int port, @DefaultValue("127.0.0.1") String address) {

    public boolean areTold() {
        return port != 0;
    }
}
