package org.guitu.engine.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.guitu.engine.Refusal;
import org.guitu.form.FormRefusal;
import org.guitu.limit.TooBusyException;
import org.guitu.trace.RequestIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The engine's REST API answers HTTP 500 in its own words to much that is wrong with the request. Here such an answer gets the status
 * that it should have, and plain words: those of a {@link Refusal} as they are; the engine's own stay in the log. That a form was refused
 * is told with the {@link FieldProblems}.
 *
 * <p>A JSON body {@code null}, from which the engine would only get a null pointer, is refused; an empty one is an empty object.
 */
final class RestFaults extends OncePerRequestFilter {

    private static final String INCOMPLETE = "请求缺少必要的内容，没有执行。请核对后再试。";
    private static final String NOT_THERE = "没有这项内容，或您无权查看。请核对编号。";
    private static final String FORBIDDEN = "您没有这项权限；工作需要的，请系统管理员在“账户管理”（/accounts）申请变更。";
    private static final String FAULT = "系统没有完成这项操作，什么也没有保存。请稍后再试；仍然如此，请把这个编号告诉系统管理员：%s";
    private static final Logger LOG = LoggerFactory.getLogger(RestFaults.class);

    /** The words of a {@link Refusal}, before which the engine may have put some of its own. */
    private static final Pattern OWN_WORDS = Pattern.compile("(?:^|: )([\\p{IsHan}“].*)", Pattern.DOTALL);

    private static final Pattern REFUSED = Pattern.compile("AuthorizationException|does not have '\\w+' permission");
    private static final Pattern MISSING =
            Pattern.compile("(?i)(does not|doesn't) exist|\\bnot found\\b|\\bno \\S.* found\\b|cannot find");
    private static final Set<String> UNFINISHED = Set.of("NullPointerException", "NullValueException");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_NULL = 32;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var held = new HeldFault(request, response);
        var type = request.getContentType();
        boolean cockpit = CockpitQueries.isOne(request);
        if (cockpit && CockpitQueries.goesByFacts(request)) {
            answer(response, HttpServletResponse.SC_FORBIDDEN, "AuthorizationException", FactConditions.CLOSED);
            return;
        }
        if (type == null || !type.contains("json")) {
            chain.doFilter(request, held);
        } else {
            var body = new PushbackInputStream(request.getInputStream(), LONGEST_NULL);
            var start = body.readNBytes(LONGEST_NULL);
            var text = start.length < LONGEST_NULL ? new String(start, StandardCharsets.UTF_8).strip() : "...";
            if (text.equals("null")) {
                answer(response, HttpServletResponse.SC_BAD_REQUEST, "InvalidRequestException", INCOMPLETE);
                return;
            }
            body.unread(text.isEmpty() ? "{}".getBytes(StandardCharsets.UTF_8) : start);
            if (cockpit) {
                var all = body.readAllBytes();
                if (CockpitQueries.goesByFacts(all)) {
                    answer(response, HttpServletResponse.SC_FORBIDDEN, "AuthorizationException", FactConditions.CLOSED);
                    return;
                }
                body = new PushbackInputStream(new ByteArrayInputStream(all));
            }
            chain.doFilter(new WithBody(request, body), held);
        }
        held.release();
    }

    private static void answer(HttpServletResponse response, int status, String type, String message)
            throws IOException {
        write(response, status, JSON.valueToTree(Map.of("type", type, "message", message)));
    }

    private static void write(HttpServletResponse response, int status, JsonNode answer) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        var body = JSON.writeValueAsBytes(answer);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Keeps back the body of an answer that tells of a fault, or of a form that was refused. */
    private static final class HeldFault extends HttpServletResponseWrapper {

        private final HttpServletRequest request;
        private ByteArrayOutputStream fault;

        private HeldFault(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        private boolean holds() {
            return getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                    || getStatus() == HttpServletResponse.SC_BAD_REQUEST
                            && !FieldProblems.of(request).isEmpty();
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            if (!holds()) {
                return super.getOutputStream();
            }
            if (fault == null) {
                fault = new ByteArrayOutputStream();
            }
            return new Kept(fault);
        }

        /** The body gets another length. */
        @Override
        public void setContentLength(int length) {
            if (!holds()) {
                super.setContentLength(length);
            }
        }

        @Override
        public void setContentLengthLong(long length) {
            if (!holds()) {
                super.setContentLengthLong(length);
            }
        }

        @Override
        public void flushBuffer() throws IOException {
            if (fault == null) {
                super.flushBuffer();
            }
        }

        private void release() throws IOException {
            if (fault == null || isCommitted()) {
                return;
            }
            var response = (HttpServletResponse) getResponse();
            var told = read(fault.toByteArray());
            if (getStatus() == HttpServletResponse.SC_BAD_REQUEST && told instanceof ObjectNode refusal) {
                write(response, getStatus(), explained(refusal, FieldProblems.of(request)));
                return;
            }
            var type = told.path("type").asText("Fault");
            var message = told.path("message").asText("");
            var refused = Refusal.statusOf(told.path("code").asInt());
            if (type.equals(TooBusyException.class.getSimpleName())) {
                response.setHeader("Retry-After", "" + TooBusyException.RETRY_SECONDS);
                answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, type, message);
            } else if (refused.isPresent()) {
                answer(response, refused.getAsInt(), type, ownWords(message));
            } else if (REFUSED.matcher(message).find()) {
                answer(response, HttpServletResponse.SC_FORBIDDEN, type, FORBIDDEN);
            } else if (MISSING.matcher(message).find()) {
                answer(response, HttpServletResponse.SC_NOT_FOUND, type, NOT_THERE);
            } else if (UNFINISHED.contains(type)) {
                answer(response, HttpServletResponse.SC_BAD_REQUEST, type, INCOMPLETE);
            } else {
                var request = RequestIds.current().orElse("-");
                LOG.error("Request {} ended in a fault of the kind {}.", request, type);
                answer(response, getStatus(), type, FAULT.formatted(request));
            }
        }

        private static ObjectNode explained(ObjectNode refusal, List<FormRefusal.Problem> problems) {
            var list = refusal.putArray("problems");
            problems.forEach(problem -> {
                var told = list.addObject().put("message", problem.sentence() + "。");
                problem.key().ifPresent(key -> told.put("key", key));
            });
            return refusal;
        }

        private static String ownWords(String message) {
            var found = OWN_WORDS.matcher(message);
            return found.find() ? found.group(1) : message;
        }

        private static JsonNode read(byte[] body) {
            try {
                return JSON.readTree(body);
            } catch (IOException noJson) {
                return MissingNode.getInstance();
            }
        }
    }

    private static final class Kept extends ServletOutputStream {

        private final ByteArrayOutputStream kept;

        private Kept(ByteArrayOutputStream kept) {
            this.kept = kept;
        }

        @Override
        public void write(int one) {
            kept.write(one);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class WithBody extends HttpServletRequestWrapper {

        private final ServletInputStream body;

        private WithBody(HttpServletRequest request, InputStream body) {
            super(request);
            this.body = new Body(body);
        }

        @Override
        public ServletInputStream getInputStream() {
            return body;
        }
    }

    private static final class Body extends ServletInputStream {

        private final InputStream body;
        private boolean finished;

        private Body(InputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            finished = read < 0;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = body.read(buffer, offset, length);
            finished = read < 0;
            return read;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
