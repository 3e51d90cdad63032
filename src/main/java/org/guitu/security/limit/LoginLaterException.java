package org.guitu.security.limit;

import java.time.Duration;
import org.guitu.limit.TooBusyException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;

/** The password was not looked at: either whoever asks has failed too often, or asks too much at once, or the node is busy. */
public final class LoginLaterException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final long seconds;

    private LoginLaterException(HttpStatus status, long seconds, String words) {
        super(words);
        this.status = status;
        this.seconds = seconds;
    }

    public static LoginLaterException slowed(Duration wait) {
        long seconds = wait.toSeconds() + 1;
        return new LoginLaterException(
                HttpStatus.TOO_MANY_REQUESTS, seconds, "登录失败或同时登录的次数太多，没有核对密码。请等待 %d 秒后再试。".formatted(seconds));
    }

    public static LoginLaterException busy(TooBusyException busy) {
        return new LoginLaterException(
                HttpStatus.SERVICE_UNAVAILABLE, TooBusyException.RETRY_SECONDS, busy.getMessage());
    }

    public HttpStatus status() {
        return status;
    }

    /** After how many seconds it is worth another try. */
    public long seconds() {
        return seconds;
    }
}
