package org.guitu.account.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guitu.account.LoginState;
import org.guitu.account.LoginStates;
import org.guitu.account.SecondFactorSettings;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** With a second factor required, as in production. */
class LoginStepsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T02:00:00Z");
    private static final LoginState ENROLLED = new LoginState(Optional.empty(), Optional.of(NOW));
    private static final LoginState NOT_ENROLLED = new LoginState(Optional.empty(), Optional.empty());

    private final EngineLogin logins = mock();
    private final LoginStates states = mock();
    private final SecondFactorSettings required = new SecondFactorSettings(true);
    private final MockHttpServletResponse answer = new MockHttpServletResponse();
    private final MockFilterChain behind = new MockFilterChain();

    private void come(Role role, LoginState state) {
        when(logins.groupsOf(any())).thenReturn(Optional.of(List.of(role.id())));
        when(states.of(any())).thenReturn(state);
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        "li", null, AuthorityUtils.createAuthorityList(role.id())));
    }

    @AfterEach
    void nobodyIsLoggedIn() {
        SecurityContextHolder.clearContext();
    }

    private boolean opens(String path) throws ServletException, IOException {
        return opens(new MockHttpServletRequest("GET", path), path);
    }

    private boolean opens(MockHttpServletRequest request, String path) throws ServletException, IOException {
        request.setServletPath(path);
        new LoginSteps(logins, states, required, () -> NOW).doFilter(request, answer, behind);
        return behind.getRequest() != null;
    }

    @ParameterizedTest
    @EnumSource
    void whoseRoleOpensMuchEnrolsBeforeAnythingElse(Role role) throws ServletException, IOException {
        come(role, NOT_ENROLLED);
        assertThat(opens("/notices")).isEqualTo(role == Role.CASEWORKER);
        assertThat(Optional.ofNullable(answer.getRedirectedUrl()))
                .isEqualTo(role == Role.CASEWORKER ? Optional.empty() : Optional.of("/account/second-factor"));
    }

    @ParameterizedTest
    @EnumSource
    void aPasswordAloneCallsNothingOfTheInterface(Role role) throws ServletException, IOException {
        come(role, NOT_ENROLLED);
        var request = new MockHttpServletRequest("GET", "/engine-rest/task");
        new CallSteps(states, required).doFilter(request, answer, behind);
        assertThat(answer.getStatus()).isEqualTo(role == Role.CASEWORKER ? 200 : 403);
    }

    @Test
    void theEnrolmentItselfIsOpen() throws ServletException, IOException {
        come(Role.AUDITOR, NOT_ENROLLED);
        assertThat(opens("/account/second-factor")).isTrue();
    }

    @Test
    void whoHasEnrolledShowsACodeInEachSession() throws ServletException, IOException {
        come(Role.AUDITOR, ENROLLED);
        assertThat(opens("/audit")).isFalse();
        assertThat(answer.getRedirectedUrl()).isEqualTo("/account/code");
        var request = new MockHttpServletRequest("GET", "/audit");
        request.getSession().setAttribute(LoginSteps.ENTERED, NOW);
        assertThat(opens(request, "/audit")).isTrue();
    }

    @Test
    void aCodeOfADeviceThatWasResetSinceIsOfNoUse() throws ServletException, IOException {
        come(Role.AUDITOR, ENROLLED);
        var request = new MockHttpServletRequest("GET", "/audit");
        request.getSession().setAttribute(LoginSteps.ENTERED, NOW.minusSeconds(60));
        assertThat(opens(request, "/audit")).isFalse();
    }

    @Test
    void aCallIsRefusedInsteadOfSentToAPage() throws ServletException, IOException {
        come(Role.SUPERVISOR, ENROLLED);
        assertThat(opens("/camunda/api/engine/engine/default/task")).isFalse();
        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(answer.getContentAsString()).contains("登录尚未完成");
    }

    @Test
    void theSecondFactorComesBeforeTheNewPassword() throws ServletException, IOException {
        come(Role.SUPERVISOR, new LoginState(Optional.of(NOW.plusSeconds(60)), Optional.of(NOW)));
        assertThat(opens("/account/password")).isFalse();
        assertThat(answer.getRedirectedUrl()).isEqualTo("/account/code");
    }
}
