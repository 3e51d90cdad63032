package org.guitu.gate.engine;

import java.util.List;
import java.util.Optional;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Which files came along with what the request at hand sends, because they belong to it: its answer tells of them. */
final class Along {

    private static final String FILES = Along.class.getName();

    private Along() {}

    static void note(List<String> files) {
        request().ifPresent(request -> request.setAttribute(FILES, files, RequestAttributes.SCOPE_REQUEST));
    }

    static List<String> files() {
        return request()
                .map(request -> request.getAttribute(FILES, RequestAttributes.SCOPE_REQUEST))
                .filter(List.class::isInstance)
                .map(files -> ((List<?>) files).stream().map(String::valueOf).toList())
                .orElse(List.of());
    }

    /** In words; empty when nothing came along. */
    static Optional<String> ofRequest() {
        return Optional.of(files()).filter(files -> !files.isEmpty()).map(files -> AskedLanguage.say(
                        "What belongs to them came along as it is deployed: %s", "随同带上了已部署的：%s")
                .formatted(String.join("、", files)));
    }

    private static Optional<RequestAttributes> request() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes());
    }
}
