package org.guitu.minors.engine;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.DataClass;
import org.guitu.casefile.Timeline;
import org.guitu.dossier.engine.ClosedDossier;
import org.guitu.emergency.EmergencyReading;
import org.guitu.emergency.EmergencyReadingStore;
import org.guitu.engine.Instances;
import org.guitu.engine.access.FieldAccess;
import org.guitu.office.Directory;
import org.guitu.office.Queue;
import org.guitu.office.Role;
import org.springframework.stereotype.Component;

/**
 * Who may read a case now: whoever works in the queue of an open task, or has claimed it, and of the content what {@code field-access.dmn} opens
 * to that department of what was recorded; and supervisors whose emergency reading runs. By the same rules as the readings themselves.
 */
@Component
public class CaseReaders {

    private final ProcessEngineConfigurationImpl engine;
    private final Timeline timeline;
    private final FieldAccess access;
    private final EmergencyReadingStore readings;
    private final Directory directory;
    private final InstantSource clock;

    CaseReaders(
            ProcessEngine engine,
            Timeline timeline,
            FieldAccess access,
            EmergencyReadingStore readings,
            Directory directory,
            InstantSource clock) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.timeline = timeline;
        this.access = access;
        this.readings = readings;
        this.directory = directory;
        this.clock = clock;
    }

    /** What a task opens besides its form. */
    public enum Opens {
        /** The content, as far as the table says. */
        CONTENT,
        /** Only what stands on the form: the approver's or reviewer's task, or one with the dossier closed. */
        FORM_ONLY
    }

    /**
     * Who may read by a task.
     *
     * @param queue in words
     * @param assignee who has claimed it and is the only one who may read by it
     * @param readable how many different answers of each class the tab shows, {@code closed} how many it does not
     */
    public record ByTask(
            String task,
            String queue,
            Optional<String> assignee,
            Opens opens,
            Map<DataClass, Integer> readable,
            int closed) {}

    /** By open tasks, in whatever region. */
    public List<ByTask> byTask(CaseNumber caseNumber) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            var recorded = timeline.origins(caseNumber);
            var readers = new ArrayList<ByTask>();
            for (Task task : tasks(caseNumber, context)) {
                readers.add(byTask((TaskEntity) task, recorded));
            }
            return readers;
        });
    }

    private List<Task> tasks(CaseNumber caseNumber, CommandContext context) {
        return Instances.inAllRegions(() -> context.getProcessEngineConfiguration()
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber.value())
                .orderByTaskCreateTime()
                .asc()
                .list());
    }

    private ByTask byTask(TaskEntity task, List<Timeline.Recorded> recorded) {
        var queues = task.getCandidates().stream()
                .flatMap(candidate -> Optional.ofNullable(candidate.getGroupId()).stream())
                .toList();
        var departments = queues.stream()
                .filter(queue -> !queue.startsWith(Role.SUPERVISOR.id() + "-"))
                .flatMap(queue -> Queue.find(queue).stream())
                .toList();
        var opens = departments.isEmpty() || ClosedDossier.isClosed(task) ? Opens.FORM_ONLY : Opens.CONTENT;
        var readable = new EnumMap<DataClass, Integer>(DataClass.class);
        int closed = 0;
        for (Timeline.Recorded any : recorded) {
            if (opens == Opens.CONTENT && departments.stream().anyMatch(queue -> opens(queue, any))) {
                DataClass.find(any.origin().dataClass()).ifPresent(found -> readable.merge(found, 1, Integer::sum));
            } else {
                closed++;
            }
        }
        return new ByTask(
                task.getName(),
                directory.namesOf(queues),
                Optional.ofNullable(task.getAssignee()),
                opens,
                readable,
                closed);
    }

    private boolean opens(Queue queue, Timeline.Recorded recorded) {
        return access.opensInDossier(
                queue.department(), recorded.department(), recorded.region().equals(queue.region()), recorded.origin());
    }

    /** The emergency readings that run. */
    public List<EmergencyReading> inEmergency(CaseNumber caseNumber) {
        var now = clock.instant();
        return readings.of(caseNumber).stream()
                .filter(reading -> reading.runsAt(now))
                .toList();
    }
}
