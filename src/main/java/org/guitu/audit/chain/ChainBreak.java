package org.guitu.audit.chain;

/**
 * A place where the audit trail or the dossier is not what was written.
 *
 * @param position the link in the chain; 0 where none is concerned
 * @param event the number of the event; 0 where none is known
 * @param entry the number of the entry of the dossier; 0 where none is concerned
 * @param document the case and number of the document; {@code null} where none is concerned
 */
public record ChainBreak(Fault fault, long position, long event, long entry, String document) {

    public ChainBreak(Fault fault, long position, long event, long entry) {
        this(fault, position, event, entry, null);
    }

    public ChainBreak(Fault fault, long position, long event) {
        this(fault, position, event, 0);
    }

    static ChainBreak ofEntry(Fault fault, long entry) {
        return new ChainBreak(fault, 0, 0, entry);
    }

    static ChainBreak ofDocument(Fault fault, String caseNumber, String number) {
        return new ChainBreak(fault, 0, 0, 0, caseNumber + "-" + number);
    }

    /** What is wrong there. */
    public enum Fault {
        CHANGED("内容或次序被改动", "was changed or moved"),
        DELETED("已封存的记录被删除", "was deleted after it was sealed"),
        LINK_DELETED("链上缺少这一环", "the chain lacks this link"),
        UNCHAINED("记录被移出审计链", "is neither in the chain nor waiting for it"),
        DELETED_WHILE_WAITING("待封存的记录被删除", "was deleted before it was sealed"),
        FORGED("不是由本系统写入", "was not written by Guitu"),
        NOT_KEYED("没有加锁", "is not keyed as it should be"),
        OTHER_THAN_NOTED("与此前抄录的校验值不符", "is not the link that was noted down"),
        ANSWERS_CHANGED("答案被改动、删除或添加", "has answers that were changed, deleted or put in"),
        ENTRY_DELETED("登记被删除", "was deleted"),
        DOCUMENT_DELETED("文件被删除", "was deleted"),
        WITHDRAWAL_CHANGED("作废的记录被改动、删除或添加", "has a withdrawal that was changed, deleted or put in");

        private final String zh;
        private final String en;

        Fault(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }
    }

    public String zh() {
        if (document != null) {
            return "文件 %s：%s".formatted(document, fault.zh);
        }
        return (entry != 0 ? "档案登记 %d%s：%s" : event != 0 ? "记录 %d%s：%s" : "%2$s：%3$s")
                .formatted(entry != 0 ? entry : event, link("第 %d 环", "（第 %d 环）"), fault.zh);
    }

    public String en() {
        if (document != null) {
            return "document %s: %s".formatted(document, fault.en);
        }
        return (entry != 0 ? "entry %d%s: %s" : event != 0 ? "event %d%s: %s" : "%2$s: %3$s")
                .formatted(entry != 0 ? entry : event, link("link %d", " (link %d)"), fault.en);
    }

    private String link(String alone, String beside) {
        if (entry == 0 && event == 0) {
            return alone.formatted(position);
        }
        return position == 0 ? "" : beside.formatted(position);
    }
}
