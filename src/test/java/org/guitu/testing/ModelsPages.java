package org.guitu.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** An administrator at the page of releases. */
public final class ModelsPages {

    private static final Pattern ONE = Pattern.compile("\"release\":(\\d+)");

    private final Browser browser;

    public ModelsPages(String base, String account) {
        this.browser = new Browser(base).logIn(account);
    }

    /** A packaged model, such as {@code processes/schooling.bpmn}. */
    public static String packaged(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    public HttpResponse<String> get(String path) {
        return browser.send(browser.to(path).header("Accept-Language", "zh-CN"));
    }

    /** What is to be read at that address. */
    public String read(String path) {
        var answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    public byte[] fetch(String path) {
        return browser.send(browser.to(path), BodyHandlers.ofByteArray()).body();
    }

    /** Begins a release with that file. */
    public long upload(String name, byte[] content) {
        var answer = tryUpload("?name=" + encoded(name), content);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var one = ONE.matcher(answer.body());
        assertThat(one.find()).isTrue();
        return Long.parseLong(one.group(1));
    }

    public long upload(String name, String content) {
        return upload(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> add(long release, String name, String content) {
        return tryUpload("?release=" + release + "&name=" + encoded(name), content.getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> tryUpload(String query, byte[] content) {
        return browser.send(browser.to("/models/files" + query)
                .header("X-CSRF-TOKEN", browser.formToken())
                .header("Content-Type", "application/octet-stream")
                .header("Accept-Language", "zh-CN")
                .POST(BodyPublishers.ofByteArray(content)));
    }

    /** Does something with a release, and reads the page that follows. */
    public String act(long release, String act, String... fields) {
        return follow(post("/models/" + release + "/" + act, fields));
    }

    public String follow(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return read(answer.headers().firstValue("Location").orElseThrow());
    }

    public HttpResponse<String> post(String path, String... fields) {
        var form = new StringBuilder("_csrf=" + browser.formToken());
        for (int i = 0; i < fields.length; i += 2) {
            form.append("&%s=%s".formatted(fields[i], encoded(fields[i + 1])));
        }
        return browser.send(browser.to(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept-Language", "zh-CN")
                .POST(BodyPublishers.ofString(form.toString())));
    }

    /** What that hidden field or check box of a page would send. */
    public static String field(String page, String name) {
        var found = Pattern.compile("name=\"%s\"[^>]*value=\"([^\"]*)\"".formatted(name))
                .matcher(page);
        assertThat(found.find()).as("field '%s' of %s", name, page).isTrue();
        return found.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
