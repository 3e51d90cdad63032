package org.guitu.testing;

import java.util.HashMap;
import java.util.Map;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * Forms carry the tokens that the application gives out. MockMvc puts tokens of its own in their place, for the whole application and
 * for good: each test begins without them.
 */
final class OwnTokens implements TestExecutionListener {

    private static final String FIELD = "tokenRepository";
    private static final Map<CsrfFilter, CsrfTokenRepository> OWN = new HashMap<>();

    @Override
    public void beforeTestMethod(TestContext test) {
        var chains = test.getApplicationContext()
                .getBean("springSecurityFilterChain", FilterChainProxy.class)
                .getFilterChains();
        chains.stream()
                .flatMap(chain -> chain.getFilters().stream())
                .filter(CsrfFilter.class::isInstance)
                .map(CsrfFilter.class::cast)
                .forEach(OwnTokens::restore);
    }

    private static void restore(CsrfFilter filter) {
        var own = OWN.computeIfAbsent(filter, any -> (CsrfTokenRepository) ReflectionTestUtils.getField(filter, FIELD));
        ReflectionTestUtils.setField(filter, FIELD, own);
    }
}
