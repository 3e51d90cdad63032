package org.guitu.audit;

/**
 * A place where the audit trail is not what was written.
 *
 * @param position the link in the chain; 0 where none is concerned
 * @param event the number of the event; 0 where none is known
 */
public record ChainBreak(Fault fault, long position, long event) {

    /** What is wrong there. */
    public enum Fault {
        CHANGED("内容或次序被改动", "was changed or moved"),
        DELETED("已封存的记录被删除", "was deleted after it was sealed"),
        LINK_DELETED("链上缺少这一环", "the chain lacks this link"),
        UNCHAINED("记录被移出审计链", "is neither in the chain nor waiting for it"),
        DELETED_WHILE_WAITING("待封存的记录被删除", "was deleted before it was sealed"),
        OTHER_THAN_NOTED("与此前抄录的校验值不符", "is not the link that was noted down");

        private final String zh;
        private final String en;

        Fault(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }
    }

    public String zh() {
        if (event == 0) {
            return "第 %d 环：%s".formatted(position, fault.zh);
        }
        return position == 0
                ? "记录 %d：%s".formatted(event, fault.zh)
                : "记录 %d（第 %d 环）：%s".formatted(event, position, fault.zh);
    }

    public String en() {
        if (event == 0) {
            return "link %d: %s".formatted(position, fault.en);
        }
        return position == 0
                ? "event %d: %s".formatted(event, fault.en)
                : "event %d (link %d): %s".formatted(event, position, fault.en);
    }
}
