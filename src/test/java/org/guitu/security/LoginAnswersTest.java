package org.guitu.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.guitu.limit.TooBusyException;
import org.guitu.security.limit.LoginLaterException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;

class LoginAnswersTest {

    private final LoginAnswers answers = new LoginAnswers();
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/login");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void whoComesWhileTheNodeIsBusyIsToldWhenToComeAgain() throws IOException {
        answers.commence(request, response, LoginLaterException.busy(new TooBusyException()));
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(response.getHeader("WWW-Authenticate")).isNull();
        assertThat(response.getContentAsString(StandardCharsets.UTF_8)).contains("{\"message\":\"现在同时登录的人太多");
    }

    @Test
    void onThePageTheSameIsSaidOnALoginPage() throws Exception {
        answers.onAuthenticationFailure(request, response, LoginLaterException.busy(new TooBusyException()));
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(response.getForwardedUrl()).isEqualTo("/login/later");
    }

    @Test
    void aPasswordThatWasLookedAtAndIsWrongIsWrong() throws IOException {
        answers.commence(request, response, new BadCredentialsException("wrong"));
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("WWW-Authenticate")).startsWith("Basic");
        assertThat(response.getHeader("Retry-After")).isNull();
    }
}
