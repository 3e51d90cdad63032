package org.guitu.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who helps besides the departments: what kinds of them the directory of a region has, and in which list forms offer them. */
public enum ProviderKind {
    HOSPITAL("hospital", "定点医院", "providers-hospital"),
    RESCUE_STATION("rescue-station", "救助管理站", "providers-shelter"),
    SHELTER("shelter", "庇护和福利机构", "providers-shelter"),
    LEGAL_AID("legal-aid", "法律援助机构和律师事务所", "providers-legal-aid"),
    LAWYER("lawyer", "律师", "providers-lawyer"),
    SCHOOL("school", "学校", "providers-school"),
    ORGANISATION("organisation", "社会组织", "providers-organisation"),
    ADVISER("adviser", "村（社区）法律顾问", "providers-adviser"),
    VOLUNTEER("volunteer", "志愿者", "providers-volunteer"),
    INTERPRETER("interpreter", "翻译", "providers-interpreter");

    private final String code;
    private final String zh;
    private final String list;

    ProviderKind(String code, String zh, String list) {
        this.code = code;
        this.zh = zh;
        this.list = list;
    }

    /** As models and forms write it. */
    public String code() {
        return code;
    }

    public String zh() {
        return zh;
    }

    /** Whether it has places of which some are free. */
    public boolean countsPlaces() {
        return this == RESCUE_STATION || this == SHELTER;
    }

    public static Optional<ProviderKind> find(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /** Those that the list of that name has, in its order; nothing when it is no list of providers. */
    public static List<ProviderKind> in(String list) {
        return Arrays.stream(values()).filter(kind -> kind.list.equals(list)).toList();
    }

    /** The names of the lists. */
    static Stream<String> lists() {
        return Arrays.stream(values()).map(kind -> kind.list).distinct();
    }
}
