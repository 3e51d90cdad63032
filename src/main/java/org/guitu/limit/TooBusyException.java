package org.guitu.limit;

/** This node has no room for what was asked just now; nothing was done, and nobody is to blame for it. */
public final class TooBusyException extends RuntimeException {

    /** After how many seconds it is worth another try. */
    public static final int RETRY_SECONDS = 5;

    private static final long serialVersionUID = 1L;

    public TooBusyException() {
        super("现在同时登录的人太多，请过几秒再试。", null, false, false);
    }
}
