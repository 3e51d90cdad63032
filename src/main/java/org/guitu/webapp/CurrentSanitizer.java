package org.guitu.webapp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Gives the web applications a DOMPurify without the known holes of the one they are packaged with: what cleans everything that a form or a message shows
 * as HTML.
 *
 * <p>Their libraries stand in one file, from which nothing can be taken out; what comes later in it counts. So the current DOMPurify is put behind it:
 * for the whole page, where the copy within the forms looks first, and in the place of the module that everything else asks for.
 */
@Configuration(proxyBeanMethods = false)
class CurrentSanitizer implements WebMvcConfigurer {

    /** The number of the module in {@code deps.js} of Camunda 7.24.0. */
    static final int MODULE = 631;

    private static final String LIBRARIES = "META-INF/resources/webjars/camunda/lib/";

    private static final String AROUND =
            """

            (function (exports, module, define) {
            %s
            })();
            (self.webpackChunkcamunda_bpm_webapp = self.webpackChunkcamunda_bpm_webapp || [])
              .push([['guitu-dompurify'], {%d: function (module) { module.exports = self.DOMPurify; }}]);
            """;

    private final String sanitizer = AROUND.formatted(text(new ClassPathResource("webapp/dompurify.js")), MODULE);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // More exact than Camunda's own "/camunda/lib/**".
        registry.addResourceHandler("/camunda/lib/deps*")
                .addResourceLocations("classpath:/" + LIBRARIES)
                // Else a browser that has the file of before is told that it has not changed. Weak: with another Tomcat
                // would not compress it.
                .setUseLastModified(false)
                .setEtagGenerator(file -> "W/\"%x\"".formatted(sanitizer.hashCode()))
                .resourceChain(true)
                .addTransformer((request, file, chain) -> {
                    var whole = chain.transform(request, file);
                    return "deps.js".equals(whole.getFilename())
                            ? new TransformedResource(whole, (text(whole) + sanitizer).getBytes(StandardCharsets.UTF_8))
                            : whole;
                });
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
