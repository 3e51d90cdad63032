package org.guitu.account.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.guitu.account.LoginStates;
import org.guitu.account.SecondFactorSettings;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses calls of the REST API by which a password alone would do: of accounts that have a second factor or need one, and with a one-time
 * password. Programs of administrators deploy with a token.
 */
final class CallSteps extends OncePerRequestFilter {

    private final LoginStates states;
    private final SecondFactorSettings settings;

    CallSteps(LoginStates states, SecondFactorSettings settings) {
        this.states = states;
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = SecurityContextHolder.getContext().getAuthentication();
        if (!TokenLogin.isBy(person)) {
            var state = states.of(person.getName());
            if (state.oneTimeUntil().isPresent()) {
                Refusals.forbidden(response, "一次性密码不能用于接口，请先在网页登录并改成自己的密码。");
                return;
            }
            List<String> groups = person.getAuthorities().stream()
                    .map(GrantedAuthority::getAuthority)
                    .toList();
            if (state.enrolledAt().isPresent() || settings.isRequiredOf(groups)) {
                Refusals.forbidden(response, "这个账户须用第二重验证，不能只凭密码调用接口。部署流程请用部署令牌，在“登录安全”页（/account）领取。");
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
