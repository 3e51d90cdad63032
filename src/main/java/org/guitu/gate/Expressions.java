package org.guitu.gate;

import java.util.regex.Pattern;

/**
 * The few expressions that processes may hold. Everything else is refused: an expression of the engine is code.
 *
 * <p>A condition compares routing facts with codes, a timer names a fact or a fixed time, a call passes a constant.
 */
final class Expressions {

    private static final String OPERAND = "(\\w+|'[\\w-]*'|true|false|null|-?\\d+)";
    private static final String TERM =
            "(%1$s (==|!=|<=|>=|<|>) %1$s|!?\\w+\\.contains\\('[\\w-]+'\\)|!?\\w+)".formatted(OPERAND);
    private static final Pattern CONDITION = Pattern.compile("\\$\\{%1$s( (&&|\\|\\|) %1$s)*}".formatted(TERM));
    private static final Pattern FACT = Pattern.compile("\\$\\{\\w+}");
    private static final Pattern FIXED_TIME = Pattern.compile("[0-9TPRYMWDHSZ/:.+-]+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final Pattern CONSTANT = Pattern.compile("\\$\\{('[\\w-]*'|true|false|null|-?\\d+)}");
    private static final String SERVICE = "${service}";
    private static final Pattern MESSAGE = Pattern.compile("[a-z-]+(-\\$\\{service})?");
    private static final Pattern MARK = Pattern.compile("[$#]\\s*\\{");

    private Expressions() {}

    /** {@code ${enrolOutcome == 'enrolled'}}, {@code ${services.contains('schooling')}}, joined by {@code &&} and {@code ||}. */
    static boolean isCondition(String text) {
        return CONDITION.matcher(text).matches();
    }

    /** {@code ${nextVisitOn}} or an ISO time, such as {@code P30D}. */
    static boolean isTime(String text) {
        return FACT.matcher(text).matches() || FIXED_TIME.matcher(text).matches();
    }

    /** {@code 3} or {@code ${rounds}}. */
    static boolean isCount(String text) {
        return FACT.matcher(text).matches() || NUMBER.matcher(text).matches();
    }

    static boolean isFact(String text) {
        return FACT.matcher(text).matches();
    }

    /** {@code ${'long-term'}}, {@code ${true}}, {@code ${null}}. */
    static boolean isConstant(String text) {
        return CONSTANT.matcher(text).matches();
    }

    /** {@code ${service}}: the process of the service that the instance carries out. */
    static boolean isService(String text) {
        return SERVICE.equals(text);
    }

    /** {@code stop-${service}}: a message about one service. */
    static boolean isMessage(String text) {
        return MESSAGE.matcher(text).matches();
    }

    /** Whether the engine would evaluate something in it. */
    static boolean isIn(String text) {
        return MARK.matcher(text).find();
    }
}
