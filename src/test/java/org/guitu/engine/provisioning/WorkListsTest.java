package org.guitu.engine.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.task.Task;
import org.guitu.processes.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WorkListsTest extends ProcessTest {

    @Autowired
    private FilterService filters;

    private String receiving(String urgency) {
        return task(start("reception", with(girlOf(9), "urgencyLevel", urgency)), "receive-person")
                .getId();
    }

    @Test
    void theMostUrgentCasesStandFirstAndThenWhatIsDueFirst() {
        var normal = receiving("normal");
        var later = receiving("normal");
        var raised = receiving("raised");
        var critical = receiving("critical");
        var mine = List.of(normal, later, raised, critical);
        for (String name : List.of("本部门待办", "全部任务")) {
            var filter = filters.createFilterQuery().filterName(name).singleResult();
            List<Task> tasks = filters.list(filter.getId());
            assertThat(tasks.stream().map(Task::getId).filter(mine::contains))
                    .as(name)
                    .containsExactly(critical, raised, normal, later);
        }
    }
}
