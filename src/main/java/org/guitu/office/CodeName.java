package org.guitu.office;

import java.security.SecureRandom;

/** A name to call a person by in speech and writing, drawn by lot: it says nothing of whom it is for. */
public final class CodeName {

    private static final SecureRandom LOT = new SecureRandom();
    private static final String FIRST = "晨晴星云松竹梅兰荷枫青白远清静明朗和安平溪湖江海泉山石林田春夏秋冬暖";
    private static final String SECOND = "光风露雨雪霞川岸帆舟桥径原野谷岭峰林叶苗枝禾荷菊鹭雁鹤鱼石溪泉河湾亭";

    private CodeName() {}

    public static String any() {
        int first = FIRST.charAt(LOT.nextInt(FIRST.length()));
        int second = first;
        while (second == first) {
            second = SECOND.charAt(LOT.nextInt(SECOND.length()));
        }
        return new StringBuilder()
                .appendCodePoint(first)
                .appendCodePoint(second)
                .toString();
    }
}
