package org.guitu.report;

/**
 * Who reports something on the public page, in the codes of the form that people with an account use. Source of those who must:
 * rules, clauses 2.1.2.6, 2.1.3.1 and 2.1.5.
 */
enum ReporterKind {
    PUBLIC("群众", "online", "public"),
    VICTIM("受害人本人", "online", "victim"),
    RELATIVE("受害人的亲属", "online", "relative"),
    SCHOOL("学校、幼儿园、托育机构", "school", "mandatory"),
    HOSPITAL("医疗机构", "hospital", "mandatory"),
    VILLAGE("村（居）民委员会", "village-committee", "mandatory"),
    HOTEL("旅店、宾馆", "hotel", "mandatory"),
    WELFARE("福利、救助机构", "welfare-body", "mandatory"),
    REGISTRY("婚姻、收养登记机关", "marriage-registry", "mandatory"),
    OTHER("其他单位", "online", "official");

    private final String zh;
    private final String channel;
    private final String type;

    ReporterKind(String zh, String channel, String type) {
        this.zh = zh;
        this.channel = channel;
        this.type = type;
    }

    public String zh() {
        return zh;
    }

    String channel() {
        return channel;
    }

    String type() {
        return type;
    }
}
