package org.guitu.engine.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.guitu.engine.Refusal;
import org.guitu.form.CommonFacts;

/** Which of the engine's queries for variables are open: those for the cards of task lists. */
final class FactQueries {

    /** What the cards of Tasklist show. */
    private static final Set<String> ON_CARDS =
            Set.of(CommonFacts.CASE_NUMBER, CommonFacts.MINOR, CommonFacts.URGENCY, CommonFacts.CLOCK_STATE);

    private FactQueries() {}

    static RuntimeException closed() {
        return Refusal.forbidden("流程数据（变量）不能这样查询：督导可在流程监控里逐个查看本地区个案的流程数据，每次查看都会记录；历史数据不开放。");
    }

    static RuntimeException notAtOnce() {
        return Refusal.forbidden("流程历史不能成批查询：请指定一个流程实例（processInstanceId），每次查看都会记录；各案进展请看“督导个案”（/cases）。");
    }

    /** Whether only those facts are asked for that stand on every card. */
    static boolean isForCards(VariableInstanceQueryImpl query) {
        var names = names(query);
        return query.getVariableScopeIds() != null && !names.isEmpty() && ON_CARDS.containsAll(names);
    }

    /** Which facts are asked for by name. */
    static List<String> names(VariableInstanceQueryImpl query) {
        return Stream.concat(
                        Stream.ofNullable(query.getVariableNames()).flatMap(Stream::of),
                        Stream.ofNullable(query.getVariableName()))
                .toList();
    }
}
