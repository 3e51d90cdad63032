package org.guitu.startup;

import org.apache.catalina.valves.RemoteIpValve;
import org.guitu.startup.settings.ProxySettings;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Believes the forwarding headers of the installation's own proxies and of nobody else: whoever could name an address would get past every
 * limit and into the audit trail as somebody else.
 */
@Component
@Profile("production")
class TrustedProxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    private final ProxySettings settings;

    TrustedProxies(ProxySettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.getEngineValves().stream()
                .filter(RemoteIpValve.class::isInstance)
                .map(RemoteIpValve.class::cast)
                .forEach(valve -> valve.setInternalProxies(settings.pattern()));
    }

    /** Once Spring has put the valve there. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
