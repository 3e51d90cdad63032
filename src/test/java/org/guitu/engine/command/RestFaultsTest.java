package org.guitu.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.ProcessEngineException;
import org.guitu.engine.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RestFaultsTest {

    private static final String WORDS = "“示例甲”不在这项任务的队列中，不能改派给此人。";

    @Test
    void aWrappedRefusalOfOurOwnKeepsItsWordsAndGetsItsStatus() throws Exception {
        var forbidden = told(Refusal.forbidden(WORDS), "Cannot submit task form 7: " + WORDS);
        assertThat(forbidden.getStatus()).isEqualTo(403);
        assertThat(forbidden.getContentAsString()).contains("\"message\":\"" + WORDS);

        var late = told(Refusal.wrong("同事刚刚办理了。", new ProcessEngineException("ENGINE-1")), "同事刚刚办理了。");
        assertThat(late.getStatus()).isEqualTo(400);
        assertThat(late.getContentAsString()).contains("\"message\":\"同事刚刚办理了。");
    }

    @Test
    void whatIsInChineseButNoRefusalOfOurOwnIsAFault() throws Exception {
        var fault = told(new ProcessEngineException(WORDS), "Cannot evaluate: 示例甲住在某处");
        assertThat(fault.getStatus()).isEqualTo(500);
        assertThat(fault.getContentAsString()).contains("系统没有完成这项操作").doesNotContain("示例甲");
    }

    /** The answer to a request for which the engine's REST API tells that exception in that message. */
    private static MockHttpServletResponse told(ProcessEngineException exception, String message) throws Exception {
        var response = new MockHttpServletResponse();
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        new RestFaults().doFilter(new MockHttpServletRequest("GET", "/engine-rest/task"), response, (request, held) -> {
            ((HttpServletResponse) held).setStatus(500);
            held.getOutputStream()
                    .write("{\"type\":\"RestException\",\"message\":\"%s\",\"code\":%d}"
                            .formatted(message, exception.getCode())
                            .getBytes(StandardCharsets.UTF_8));
        });
        return response;
    }
}
