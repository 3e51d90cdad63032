package org.guitu.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Our own pages as somebody who has logged in gets them. */
public final class Pages {

    private Pages() {}

    public static MockMvc behindTheLogin(WebApplicationContext context) {
        return MockMvcBuilders.webAppContextSetup(context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
    }

    public static MockHttpSession login(MockMvc pages, String account) throws Exception {
        return (MockHttpSession) pages.perform(formLogin().user(account).password("guitu"))
                .andExpect(status().isFound())
                .andReturn()
                .getRequest()
                .getSession();
    }
}
