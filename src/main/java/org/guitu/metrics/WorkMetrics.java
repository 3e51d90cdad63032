package org.guitu.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.guitu.office.Department;
import org.guitu.office.Directory;
import org.guitu.office.Region;
import org.guitu.parked.engine.ParkedCases;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The figures that are told: {@code guitu_tasks_…} for each department, {@code guitu_cases_parked…} for each region and for the department that was last,  {@code guitu_jobs_…}, {@code
 * guitu_sweep_…}, {@code guitu_chain_…} and {@code guitu_mails_…} for the installation. Each node counts them anew every minute, parked cases every five.
 */
@Component
@ConditionalOnExpression("${guitu.metrics.port:0} != 0")
class WorkMetrics {

    private static final int PARKED_EVERY = 5;

    private final WorkFigures figures;
    private final ParkedCases parked;
    private final List<String> departments;
    private final List<String> regions;
    private final MultiGauge open;
    private final MultiGauge overdue;
    private final MultiGauge oldest;
    private final MultiGauge resting;
    private final Map<MultiGauge, ToDoubleFunction<WorkFigures>> ofAll = new LinkedHashMap<>();
    private final MultiGauge restingAfter;
    private volatile long countedAt = System.nanoTime();
    private int minute;

    WorkMetrics(MeterRegistry registry, WorkFigures figures, ParkedCases parked, Directory directory) {
        this.figures = figures;
        this.parked = parked;
        this.departments = directory.departments().stream().map(Department::id).toList();
        this.regions = directory.regions().stream().map(Region::code).toList();
        open = gauge(registry, "guitu.tasks.open", "Open tasks in the queues of a department");
        overdue = gauge(registry, "guitu.tasks.overdue", "Open tasks past their limit");
        oldest = gauge(registry, "guitu.tasks.oldest.seconds", "Age of the oldest open task");
        resting = gauge(registry, "guitu.cases.parked", "Cases in which nobody has anything to do");
        restingAfter = gauge(registry, "guitu.cases.parked.after", "The same, by the department that recorded last");
        Gauge.builder("guitu.counted.seconds", () -> (System.nanoTime() - countedAt) / 1e9)
                .description("Since these figures were counted")
                .register(registry);
        one(registry, "guitu.jobs.failed", "Jobs that failed for good", WorkFigures::failedJobs);
        one(registry, "guitu.jobs.due", "Jobs that are due", WorkFigures::dueJobs);
        one(registry, "guitu.sweep.behind.seconds", "How late the sweep over limits is", WorkFigures::sweepBehind);
        one(registry, "guitu.chain.waiting", "What waits for the audit chain", WorkFigures::unchained);
        one(registry, "guitu.chain.checked.seconds", "Since the last check of the chain", WorkFigures::lastChainCheck);
        one(registry, "guitu.chain.sound", "1: nothing was found wrong", work -> work.isChainSound() ? 1 : 0);
        one(registry, "guitu.mails.waiting", "Mails that wait", WorkFigures::waitingMails);
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    private void one(MeterRegistry registry, String name, String text, ToDoubleFunction<WorkFigures> figure) {
        ofAll.put(gauge(registry, name, text), figure);
    }

    @Scheduled(fixedDelay = 60_000)
    void count() {
        var found = new HashMap<String, WorkFigures.Department>();
        figures.departments().forEach(department -> found.put(department.id(), department));
        tell(open, found, WorkFigures.Department::open);
        tell(overdue, found, WorkFigures.Department::overdue);
        tell(oldest, found, WorkFigures.Department::oldest);
        ofAll.forEach((gauge, figure) ->
                gauge.register(List.of(MultiGauge.Row.of(Tags.empty(), figure.applyAsDouble(figures))), true));
        if (minute++ % PARKED_EVERY == 0) {
            tell(resting, "region", regions, parked.perRegion());
            tell(restingAfter, "department", departments, parked.perDepartment());
        }
        countedAt = System.nanoTime();
    }

    /** None are told as well: a figure that is missing is one that nobody counts. */
    private static void tell(MultiGauge gauge, String by, List<String> ids, Map<String, Long> counts) {
        gauge.register(
                ids.stream()
                        .<MultiGauge.Row<?>>map(id -> MultiGauge.Row.of(Tags.of(by, id), counts.getOrDefault(id, 0L)))
                        .toList(),
                true);
    }

    private void tell(
            MultiGauge gauge,
            Map<String, WorkFigures.Department> found,
            ToDoubleFunction<WorkFigures.Department> figure) {
        gauge.register(
                departments.stream()
                        .<MultiGauge.Row<?>>map(id -> MultiGauge.Row.of(
                                Tags.of("department", id),
                                found.containsKey(id) ? figure.applyAsDouble(found.get(id)) : 0))
                        .toList(),
                true);
    }
}
