package org.guitu.engine.provisioning;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.TaskQuery;
import org.guitu.form.CommonFacts;
import org.springframework.stereotype.Component;

/**
 * The lists that everybody finds in Tasklist. There is one filter of each, shared by all: what it shows to whom, {@link TaskPolicy}
 * decides.
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
        create(1, "本部门待办", "本部门、本地区尚无人认领的任务", "#2f5d62", byUrgency().taskUnassigned());
        create(2, "我的任务", "我已认领、尚未办结的任务", "#5b7f3a", byUrgency().taskAssigneeExpression("${currentUser()}"));
        create(
                3,
                "即将到期",
                "已过预警时间、尚未到期的任务",
                "#8a5a0a",
                byUrgency().followUpBeforeExpression(NOW).dueAfterExpression(NOW));
        create(4, "已逾期", "已过办理期限的任务", "#8c2f1f", byUrgency().dueBeforeExpression(NOW));
        create(5, "全部任务", "我能看到的全部任务，包括同事已认领的", "#5c676d", byUrgency());
    }

    /** The most urgent cases first, and of these what is due first. */
    private TaskQuery byUrgency() {
        return tasks.createTaskQuery()
                .orderByTaskPriority()
                .desc()
                .orderByDueDate()
                .asc();
    }

    private void create(int place, String name, String description, String colour, Query<?, ?> query) {
        var known = filters.createFilterQuery().filterName(name).singleResult();
        var filter = known == null ? filters.newTaskFilter(name) : known;
        filter.setQuery(query);
        filter.setProperties(Map.of(
                "priority",
                place,
                "description",
                description,
                "color",
                colour,
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of(
                        variable(CommonFacts.CASE_NUMBER, "个案编号"),
                        variable(CommonFacts.MINOR, "是否未成年"),
                        variable(CommonFacts.URGENCY, "紧急程度"),
                        variable(CommonFacts.CLOCK_STATE, "期限"))));
        filters.saveFilter(filter);
    }

    private static Map<String, String> variable(String name, String label) {
        return Map.of("name", name, "label", label);
    }
}
