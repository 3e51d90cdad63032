package org.guitu.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.guitu.testing.Browser;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@GuituTest
@ExtendWith(OutputCaptureExtension.class)
class RequestIdsTest {

    @LocalServerPort
    private int port;

    @Test
    void everyAnswerCarriesANameOfItsOwnWhateverTheCallerSends() {
        assertThat(id("first")).matches("[2-9a-z]{8}").isNotEqualTo(id("first"));
    }

    private String id(String sent) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/login".formatted(port)))
                .header(RequestIds.HEADER, sent)
                .build();
        return Browser.exchange(HttpClient.newHttpClient(), request, BodyHandlers.ofString())
                .headers()
                .firstValue(RequestIds.HEADER)
                .orElseThrow();
    }

    @Test
    void aLineOfTheLogNamesTheRequestItIsOf(CapturedOutput output) throws Exception {
        var response = new MockHttpServletResponse();
        new RequestIds()
                .doFilter(new MockHttpServletRequest(), response, (request, answer) -> LoggerFactory.getLogger("probe")
                        .warn("probed"));
        assertThat(output.toString()
                        .lines()
                        .filter(line -> line.contains("probed"))
                        .toList())
                .singleElement()
                .matches(line -> line.contains("[" + response.getHeader(RequestIds.HEADER) + "]"));
        assertThat(RequestIds.current()).isEmpty();
    }
}
