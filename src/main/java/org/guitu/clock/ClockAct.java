package org.guitu.clock;

/** What can be done to a clock. Stored by name: a name that was ever used stays. */
public enum ClockAct {
    SUSPENDED("中止"),
    RESUMED("恢复"),
    EXTENDED("延长"),
    ASKED("申请延长"),
    DECLINED("不同意延长"),
    WAIT_PERMITTED("准许等到更晚");

    private final String zh;

    ClockAct(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
