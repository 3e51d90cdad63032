package org.guitu.webapp;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.WebContentInterceptor;

/**
 * What browsers may keep: the files of the program, which are the same for everybody, and of which they ask each time whether they are the
 * newest. All else is somebody's, and kept by none. The web apps' libraries are four megabytes, a minute on a slow line, at each F5.
 */
@Configuration(proxyBeanMethods = false)
class KeptFiles implements WebMvcConfigurer {

    private static final String[] FILES = {
        "/assets/**",
        "/webjars/**",
        "/camunda/favicon.ico",
        "/camunda/lib/**",
        "/camunda/app/*/camunda-*",
        "/camunda/app/*/locales/**",
        "/camunda/app/*/scripts/**",
        "/camunda/app/*/styles/**"
    };

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var kept = new WebContentInterceptor();
        kept.addCacheMapping(CacheControl.noCache(), FILES);
        registry.addInterceptor(kept);
    }
}
