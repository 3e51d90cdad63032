package org.guitu.account;

/** What an administrator may ask for. Stored by name. */
public enum RequestKind {
    CREATE("新建账户"),
    CHANGE("变更账户"),
    PASSWORD("重置密码"),
    LOCK("停用账户"),
    UNLOCK("启用账户"),
    DEVICE("重置第二重验证"),
    PROVIDER("改由统一身份认证登录");

    private final String zh;

    RequestKind(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    /** Whether the person gets a one-time password by it. */
    public boolean setsPassword() {
        return this == CREATE || this == PASSWORD || this == UNLOCK;
    }
}
