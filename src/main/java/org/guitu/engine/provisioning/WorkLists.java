package org.guitu.engine.provisioning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.TaskQuery;
import org.guitu.form.CommonFacts;
import org.guitu.worklist.WorkList;
import org.springframework.stereotype.Component;

/**
 * The lists that the engine itself can tell, for programs and for Tasklist's own criteria. There is one filter of each, shared by all:
 * what it shows to whom, {@link org.guitu.engine.access.TaskPolicy} decides. The others are told by {@code worklist.engine} only.
 */
@Component
class WorkLists {

    private static final String NOW = "${now()}";

    private final FilterService filters;
    private final TaskService tasks;

    WorkLists(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    void create() {
        create(WorkList.QUEUE, byUrgency().taskUnassigned());
        create(WorkList.MINE, byUrgency().taskAssigneeExpression("${currentUser()}"));
        create(WorkList.SOON, byUrgency().followUpBeforeExpression(NOW).dueAfterExpression(NOW));
        create(WorkList.OVERDUE, byUrgency().dueBeforeExpression(NOW));
        create(WorkList.ALL, byUrgency());
    }

    /** The most urgent cases first, and of these what is due first. */
    private TaskQuery byUrgency() {
        return tasks.createTaskQuery()
                .orderByTaskPriority()
                .desc()
                .orderByDueDate()
                .asc();
    }

    private void create(WorkList list, Query<?, ?> query) {
        var known = filters.createFilterQuery().filterName(list.label()).singleResult();
        var filter = known == null ? filters.newTaskFilter(list.label()) : known;
        filter.setQuery(query);
        var properties = new HashMap<>(list.properties());
        properties.put("showUndefinedVariable", false);
        properties.put(
                "variables",
                List.of(
                        variable(CommonFacts.CASE_NUMBER, "个案编号"),
                        variable(CommonFacts.MINOR, "是否未成年"),
                        variable(CommonFacts.URGENCY, "紧急程度"),
                        variable(CommonFacts.CLOCK_STATE, "期限")));
        filter.setProperties(properties);
        filters.saveFilter(filter);
    }

    private static Map<String, String> variable(String name, String label) {
        return Map.of("name", name, "label", label);
    }
}
