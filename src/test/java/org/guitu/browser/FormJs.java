package org.guitu.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** Tasklist's own form-js and its FEEL, out of the web apps' bundle, in a page of their own. */
public final class FormJs {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BUNDLE = "META-INF/resources/webjars/camunda/lib/deps.js";

    private final Page page;

    /**
     * @param now what the browser's clock says
     */
    public FormJs(InstalledBrowser browser, Instant now) {
        page = browser.open("http://localhost/", 1366, 768).page();
        page.clock().setFixedTime(Date.from(now));
        for (String script : List.of("org/guitu/browser/form-js.js", BUNDLE)) {
            page.addScriptTag(new Page.AddScriptTagOptions().setContent(text(script)));
        }
    }

    /**
     * What its FEEL makes of expressions: for each of the answers whether form-js would hide by it, and its value.
     *
     * @param feel the expression without its {@code =}
     */
    public record Expression(String feel, List<Map<String, Object>> answers) {}

    public JsonNode evaluate(List<Expression> expressions) {
        return ask("formJs.evaluate", expressions);
    }

    /**
     * Somebody who fills in a form.
     *
     * @param schema the form as the browser gets it
     * @param facts what it opens with
     * @param rounds what is typed, as far as it is asked; what comes later is typed over it
     */
    public record Fill(JsonNode schema, Map<String, Object> facts, List<Map<String, Object>> rounds) {}

    /** For each its {@code shown} and {@code starred} keys, and the {@code data} that is submitted. */
    public JsonNode fill(List<Fill> fills) {
        return ask("formJs.fillAll", fills);
    }

    private JsonNode ask(String function, Object question) {
        try {
            return JSON.readTree((String) page.evaluate(
                    "async json => JSON.stringify(await %s(JSON.parse(json)))".formatted(function),
                    JSON.writeValueAsString(question)));
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String text(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
