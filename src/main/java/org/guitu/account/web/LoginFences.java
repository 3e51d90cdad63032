package org.guitu.account.web;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpSession;
import java.time.InstantSource;
import org.guitu.account.DeploymentTokens;
import org.guitu.account.LoginStates;
import org.guitu.account.SecondFactorSettings;
import org.guitu.audit.AuditTrail;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.Directory;
import org.springframework.stereotype.Component;

/** What stands between a right password and the pages or the REST API, for whoever builds the chains of filters. */
@Component
public final class LoginFences {

    private final EngineLogin logins;
    private final LoginStates states;
    private final SecondFactorSettings settings;
    private final DeploymentTokens tokens;
    private final Directory directory;
    private final AuditTrail trail;
    private final InstantSource clock;

    LoginFences(
            EngineLogin logins,
            LoginStates states,
            SecondFactorSettings settings,
            DeploymentTokens tokens,
            Directory directory,
            AuditTrail trail,
            InstantSource clock) {
        this.logins = logins;
        this.states = states;
        this.settings = settings;
        this.tokens = tokens;
        this.directory = directory;
        this.trail = trail;
        this.clock = clock;
    }

    /** Whoever let that session in has seen a second factor: none is asked for here. */
    public static void secondFactorWasShown(HttpSession session) {
        session.setAttribute(LoginSteps.SHOWN_ELSEWHERE, true);
    }

    /** To stand behind what finds out who is logged in. */
    public Filter pages() {
        return new LoginSteps(logins, states, settings, clock);
    }

    /** To stand before HTTP Basic. */
    public Filter tokens() {
        return new TokenLogin(tokens, logins, directory, trail);
    }

    /** To stand behind HTTP Basic. */
    public Filter calls() {
        return new CallSteps(states, settings);
    }
}
