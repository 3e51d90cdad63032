package org.guitu.engine.form;

import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.audit.EventKind;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.ReportStore;
import org.guitu.engine.Instances;
import org.guitu.form.FormRefusal;
import org.springframework.stereotype.Component;

/**
 * How a report gets a file of its own, and how cases come of it: whoever opens a case names the report, and the report's processes
 * learn in the fact {@code casesOpened} how many there are.
 *
 * <p>A process opens reports when its model says so, by the property {@code opens} with the value {@code report}; with {@code provider} it
 * opens the file of somebody who helps, with {@code incident} that of a leak, which are no cases either. Methods are called within a command of the engine.
 */
@Component
final class ReportFiles {

    /** The name of the model's property, and of the same in the parsed process. */
    static final String OPENS = "opens";

    private static final String REPORT_NUMBER = "reportNumber";
    private static final String CASES_OPENED = "casesOpened";

    private final Dossier dossier;
    private final ReportStore reports;
    private final InstantSource clock;

    ReportFiles(Dossier dossier, ReportStore reports, InstantSource clock) {
        this.dossier = dossier;
        this.reports = reports;
        this.clock = clock;
    }

    /** What the trail says of a process that has opened something. */
    static EventKind eventOf(ProcessDefinitionEntity process) {
        return switch (opens(process)) {
            case "report" -> EventKind.REPORT_RECEIVED;
            case "provider" -> EventKind.PROVIDER_ENTERED;
            case "incident" -> EventKind.INCIDENT_NOTICED;
            default -> EventKind.CASE_OPENED;
        };
    }

    private static String opens(ProcessDefinitionEntity process) {
        return Objects.requireNonNullElse((String) process.getProperty(OPENS), "case");
    }

    boolean isCase(CaseNumber number) {
        return reports.isCase(number);
    }

    /** Opens what the process is about: a case, a report, a provider or an incident. */
    CaseNumber open(ProcessDefinitionEntity process, String region) {
        var now = clock.instant();
        return switch (opens(process)) {
            case "report" -> dossier.openReport(region, now);
            case "provider" -> dossier.openProvider(region, now);
            case "incident" -> dossier.openIncident(region, now);
            default -> dossier.open(region, now);
        };
    }

    /**
     * The report that the answers name as where the case comes from; empty when they name none.
     *
     * @throws FormRefusal when there is no such report that was ever worked on in a region of the person
     */
    Optional<CaseNumber> namedIn(Map<String, Object> answers) {
        var typed = (String) answers.get(REPORT_NUMBER);
        if (typed == null) {
            return Optional.empty();
        }
        return Optional.of(CaseNumber.find(typed)
                .filter(reports::isReport)
                .filter(ReportFiles::isInRegionsOfPerson)
                .orElseThrow(() -> new FormRefusal(
                        REPORT_NUMBER,
                        CaseNumber.isMistyped(typed)
                                ? "“线索编号”：编号抄错了，有一位不对或两位颠倒，最后的校验码对不上；请逐位核对"
                                : "“线索编号”：您工作的地区没有这条线索，请核对编号；不是由线索找到的，请留空")));
    }

    /** The engine keeps the query within the person's regions. */
    private static boolean isInRegionsOfPerson(CaseNumber report) {
        var context = Context.getCommandContext();
        return context.runWithoutAuthorization(() -> context.getProcessEngineConfiguration()
                        .getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(report.value())
                        .count()
                > 0);
    }

    /** Notes that the case came of the report. */
    void link(CaseNumber report, CaseNumber caseNumber) {
        int opened = reports.link(report, caseNumber, clock.instant());
        var context = Context.getCommandContext();
        // The report may have been handed on: its processes are in several regions.
        Instances.of(report).forEach(instance -> tell(context, instance, opened));
    }

    private static void tell(CommandContext context, ProcessInstance instance, int opened) {
        context.getExecutionManager().findExecutionById(instance.getId()).setVariable(CASES_OPENED, (long) opened);
    }
}
