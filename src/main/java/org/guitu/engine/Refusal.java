package org.guitu.engine;

import java.util.OptionalInt;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;

/**
 * What Guitu itself refuses, in words for the person who asked. A code marks it, which the engine's REST API hands on even where it
 * wraps the exception and answers HTTP 500.
 *
 * <p>The codes are among those that the engine leaves to applications, 20,000 to 39,999; the last three digits are the HTTP status.
 */
public final class Refusal {

    /** What is said of a task that is no longer there, whoever asked for it. */
    public static final String TASK_GONE = "这项任务已不存在，可能已由同事办结。请刷新任务列表。";

    private static final int OWN = 20_000;
    private static final int WRONG = OWN + 400;
    private static final int FORBIDDEN = OWN + 403;

    private Refusal() {}

    /** Not by this person, or not in this way. */
    public static AuthorizationException forbidden(String words) {
        return marked(new AuthorizationException(words), FORBIDDEN);
    }

    /** Not with these values, or not any more. */
    public static BadUserRequestException wrong(String words) {
        return wrong(words, null);
    }

    public static BadUserRequestException wrong(String words, Throwable cause) {
        return wrong(new BadUserRequestException(words, cause));
    }

    /** Marks an exception whose message is in words for the person. */
    public static <T extends ProcessEngineException> T wrong(T exception) {
        return marked(exception, WRONG);
    }

    private static <T extends ProcessEngineException> T marked(T exception, int code) {
        exception.setCode(code);
        return exception;
    }

    public static boolean isOne(Throwable thrown) {
        return thrown instanceof ProcessEngineException exception
                && statusOf(exception.getCode()).isPresent();
    }

    /** The HTTP status of a refusal; empty when the code marks none. */
    public static OptionalInt statusOf(int code) {
        return code == WRONG || code == FORBIDDEN ? OptionalInt.of(code - OWN) : OptionalInt.empty();
    }
}
