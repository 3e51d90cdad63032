package org.guitu.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.guitu.testing.Browser;
import org.guitu.testing.GuituTest;
import org.guitu.testing.JsonLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@GuituTest
@ExtendWith(OutputCaptureExtension.class)
class RequestIdsTest {

    private static final String PROBE = "350404-Sentinel";

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
    void whoMeetsAFaultIsToldTheNameOfTheRequest() {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/error".formatted(port)))
                .header("Accept", "text/html")
                .build();
        var page = Browser.exchange(HttpClient.newHttpClient(), request, BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body())
                .contains("编号 <span>"
                        + page.headers().firstValue(RequestIds.HEADER).orElseThrow());
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

    @Test
    void inJsonEachEventIsOneLineWithTheNameOfItsRequest() throws Exception {
        var response = new MockHttpServletResponse();
        try (var json = new JsonLog()) {
            new RequestIds()
                    .doFilter(new MockHttpServletRequest(), response, (request, answer) -> LoggerFactory.getLogger(
                                    "probe")
                            .error("one\nand two", new IllegalStateException("three\r\nand four")));
            LoggerFactory.getLogger("probe").error("no request");
            assertThat(json.events())
                    .filteredOn(
                            event -> event.path("log").path("logger").asText().equals("probe"))
                    .hasSize(2)
                    .satisfiesExactly(
                            first -> {
                                assertThat(first.path("message").asText()).isEqualTo("one\nand two");
                                assertThat(first.path("request").asText())
                                        .isEqualTo(response.getHeader(RequestIds.HEADER));
                                assertThat(first.path("error").path("type").asText())
                                        .isEqualTo(IllegalStateException.class.getName());
                                assertThat(first.path("log").path("level").asText())
                                        .isEqualTo("ERROR");
                                assertThat(first.path("service").path("name").asText())
                                        .isEqualTo("guitu");
                            },
                            second -> assertThat(second.has("request")).isFalse());
        }
    }

    /** PostgreSQL tells the values of a row that it refuses, and a batch those of its statement; neither comes into a message that is logged. */
    @Test
    void aRefusedRowIsToldWithoutItsValues(@Autowired JdbcTemplate database) {
        for (Runnable statement : List.<Runnable>of(
                () -> database.update("insert into guitu.packaged_model values (?, ?, null)", PROBE, new byte[0]),
                () -> database.update("insert into guitu.case_file (case_number) values (?)", PROBE),
                () -> database.batchUpdate(
                        "insert into guitu.case_file (case_number) values (?)",
                        List.of(new Object[] {PROBE}, new Object[] {PROBE})))) {
            assertThatThrownBy(statement::run)
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("null value in column")
                    .satisfies(refused ->
                            assertThat(Throwables.getStackTrace(refused)).doesNotContain(PROBE));
        }
    }
}
