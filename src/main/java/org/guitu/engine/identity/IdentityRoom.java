package org.guitu.engine.identity;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.guitu.engine.EngineRoom;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Accounts, their passwords, and who is logged in at Camunda's web apps. */
@Configuration(proxyBeanMethods = false)
class IdentityRoom extends EngineRoom {

    private final ReturnedTasks returnedTasks;
    private final PasswordTurns turns;
    private final OwnPasswordGuesses guesses;

    IdentityRoom(ReturnedTasks returnedTasks, PasswordTurns turns, OwnPasswordGuesses guesses) {
        this.guesses = guesses;
        this.returnedTasks = returnedTasks;
        this.turns = turns;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setIdentityProviderSessionFactory(new GuardedIdentities.Factory(returnedTasks, guesses));
        configuration.setPasswordEncryptor(new Argon2PasswordEncryptor(turns));
        configuration.setGeneralResourceWhitelistPattern(AccountStore.ID_PATTERN);
        // The login page slows down failures itself; the engine's lock-out would let an outsider lock everybody out.
        configuration.setLoginMaxAttempts(Integer.MAX_VALUE);
        configuration.setLoginDelayBase(0);
        configuration.setLoginDelayMaxTime(0);
    }

    /** The web apps ask who is logged in after Spring Security has let the request pass. */
    @Bean
    static FilterRegistrationBean<ContainerBasedAuthenticationFilter> webAppLogin() {
        var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.addInitParameter("authentication-provider", WebAppIdentity.class.getName());
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return registration;
    }
}
