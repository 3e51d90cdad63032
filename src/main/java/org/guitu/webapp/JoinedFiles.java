package org.guitu.webapp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Our scripts and style sheets in the web applications: many small files where they are written, one request each where they are read. On
 * a slow line each request costs more than what it brings.
 */
@Configuration(proxyBeanMethods = false)
class JoinedFiles implements WebMvcConfigurer {

    /** Where files lie, by how their addresses begin. */
    private static final Map<String, String> PLACES =
            Map.of("/assets/", "static/assets/", "/camunda/app/", "META-INF/resources/webjars/camunda/app/");

    private static final Pattern IMPORT = Pattern.compile("(?m)^@import url\\(\"([^\"]+)\"\\);\\R");
    private static final Pattern ADDRESS = Pattern.compile("url\\((?!data:|/)([^\")]+)\\)");
    private static final String CHARSET = "@charset \"utf-8\";\n";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // More exact than Camunda's own "/camunda/app/**".
        registry.addResourceHandler(
                        "/camunda/app/*/scripts/config.js",
                        "/camunda/app/*/scripts/guitu/tasklist.js",
                        "/camunda/app/*/styles/user-styles.css")
                .addResourceLocations("classpath:/" + PLACES.get("/camunda/app/"))
                .setUseLastModified(false)
                .setEtagGenerator(JoinedFiles::tag)
                .resourceChain(true)
                .addTransformer((request, file, chain) -> {
                    var whole = chain.transform(request, file);
                    var address = request.getRequestURI();
                    var text = address.endsWith(".css")
                            ? CHARSET + style(address)
                            : JoinedModules.of(address, JoinedFiles::text);
                    return new TransformedResource(whole, text.getBytes(StandardCharsets.UTF_8));
                });
    }

    /** The style sheet with those that it imports in their place, and addresses that are true anywhere. */
    private static String style(String address) {
        var place = URI.create(address);
        var text = ADDRESS.matcher(text(address).replace(CHARSET, ""))
                .replaceAll(
                        found -> "url(" + picture(place.resolve(found.group(1)).getPath()) + ")");
        return IMPORT.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        style(place.resolve(found.group(1)).getPath())));
    }

    /** A drawing stands in the style sheet itself. */
    private static String picture(String address) {
        return address.endsWith(".svg")
                ? "data:image/svg+xml;base64,"
                        + Base64.getEncoder().encodeToString(text(address).getBytes(StandardCharsets.UTF_8))
                : address;
    }

    private static String text(String address) {
        try {
            return new ClassPathResource(fileOf(address)).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String fileOf(String address) {
        return PLACES.entrySet().stream()
                .filter(place -> address.startsWith(place.getKey()))
                .map(place ->
                        place.getValue() + address.substring(place.getKey().length()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing of ours is at " + address));
    }

    /** A weak one: with another Tomcat would not compress the file. */
    private static String tag(Resource file) {
        try {
            return "W/\"%x\"".formatted(Arrays.hashCode(file.getContentAsByteArray()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
