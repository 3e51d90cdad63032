package org.guitu.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.Directory;
import org.guitu.office.RecentlyUsed;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/**
 * Writes who came, who failed to, and who left. A login that cannot be written down is refused.
 *
 * <p>A program that calls the REST API logs in with every call: its first call from an address counts, and again after an hour.
 * A failure for a name that no account has is kept without the name: people type passwords into the wrong field.
 */
@Component
class LoginAudit implements LogoutHandler {

    private static final Duration ONE_VISIT = Duration.ofHours(1);
    private static final int MOST_VISITS = 10_000;

    private final AuditTrail trail;
    private final EngineLogin logins;
    private final Directory directory;
    private final InstantSource clock;

    private final Map<String, Instant> visits = new RecentlyUsed<>(MOST_VISITS);

    LoginAudit(AuditTrail trail, EngineLogin logins, Directory directory, InstantSource clock) {
        this.trail = trail;
        this.logins = logins;
        this.directory = directory;
        this.clock = clock;
    }

    void loggedIn(String account, Collection<String> groups, String address) {
        trail.record(AuditEvent.of(EventKind.LOGIN, Actor.of(account, groups, directory))
                .from(address)
                .saying("网页登录"));
    }

    void called(String account, Collection<String> groups, String address) {
        var now = clock.instant();
        var visit = address + " " + account;
        if (isKnown(visit, now)) {
            return;
        }
        trail.record(AuditEvent.of(EventKind.LOGIN, Actor.of(account, groups, directory))
                .from(address)
                .saying("接口调用"));
        remember(visit, now);
    }

    void failed(String account, String address) {
        var actor = logins.groupsOf(account)
                .map(groups -> Actor.of(account, groups, directory))
                .orElse(Actor.SYSTEM);
        trail.record(AuditEvent.of(EventKind.LOGIN_FAILED, actor).from(address));
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, Authentication person) {
        if (person == null) {
            return;
        }
        var groups = person.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        trail.record(AuditEvent.of(EventKind.LOGOUT, Actor.of(person.getName(), groups, directory))
                .from(request.getRemoteAddr()));
    }

    private synchronized boolean isKnown(String visit, Instant now) {
        var since = visits.get(visit);
        return since != null && since.plus(ONE_VISIT).isAfter(now) && !since.isAfter(now);
    }

    private synchronized void remember(String visit, Instant now) {
        visits.put(visit, now);
    }
}
