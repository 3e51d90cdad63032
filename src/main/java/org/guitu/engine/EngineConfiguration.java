package org.guitu.engine;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.Disclosures;
import org.guitu.casefile.ClosedCases;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.GlassBreaks;
import org.guitu.casefile.HandOvers;
import org.guitu.casefile.PersonIndex;
import org.guitu.casefile.Reports;
import org.guitu.casefile.SamePerson;
import org.guitu.models.Gate;
import org.guitu.queue.Directory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What Guitu changes in the engine; settings that are mere values stand in {@code application.yaml}. */
@Component
@Order(Ordering.DEFAULT_ORDER + 10)
class EngineConfiguration extends AbstractCamundaConfiguration {

    private final Dossier dossier;
    private final ClosedCases closedCases;
    private final Decisions decisions;
    private final CaseClocks caseClocks;
    private final Directory directory;
    private final People people;
    private final InstantSource clock;
    private final Gate gate;
    private final EngineAudit audit;
    private final TaskClock taskClock;
    private final BreakGlass breakGlass;
    private final ReportFiles reports;
    private final EarlierCases earlierCases;
    private final CaseState caseState;
    private final NextCase nextCase;
    private final Recipients recipients;
    private final HandOvers handOvers;
    private final HandOver handOver;

    EngineConfiguration(
            Dossier dossier,
            ClosedCases closedCases,
            Decisions decisions,
            TaskClock taskClock,
            CaseClocks caseClocks,
            Directory directory,
            InstantSource clock,
            Gate gate,
            AuditTrail trail,
            GlassBreaks glassBreaks,
            Reports reports,
            PersonIndex index,
            SamePerson samePerson,
            Disclosures disclosures,
            HandOvers handOvers) {
        this.dossier = dossier;
        this.closedCases = closedCases;
        this.decisions = decisions;
        this.taskClock = taskClock;
        this.caseClocks = caseClocks;
        this.directory = directory;
        this.people = new People(directory);
        this.clock = clock;
        this.gate = gate;
        this.audit = new EngineAudit(trail, directory);
        this.breakGlass = new BreakGlass(glassBreaks, clock, audit);
        this.reports = new ReportFiles(dossier, reports, clock);
        this.earlierCases = new EarlierCases(index, samePerson, directory);
        this.caseState = new CaseState(dossier, closedCases, samePerson, people);
        this.handOvers = handOvers;
        this.handOver = new HandOver(dossier, handOvers, audit, clock);
        this.nextCase =
                new NextCase(dossier, closedCases, samePerson, new FormRecord(dossier, people, clock), audit, clock);
        this.recipients = new Recipients(dossier, disclosures);
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        identities(configuration);
        access(configuration);
        models(configuration);
        cases(configuration);
    }

    private void identities(ProcessEngineConfigurationImpl configuration) {
        configuration.setIdentityProviderSessionFactory(
                new GuardedIdentities.Factory(new ReturnedTasks(people, audit)));
        configuration.setPasswordEncryptor(new Argon2PasswordEncryptor());
        configuration.setGeneralResourceWhitelistPattern(Accounts.ID_PATTERN);
        // The login page slows down failures itself; the engine's lock-out would let an outsider lock everybody out.
        configuration.setLoginMaxAttempts(Integer.MAX_VALUE);
        configuration.setLoginDelayBase(0);
        configuration.setLoginDelayMaxTime(0);
    }

    private void access(ProcessEngineConfigurationImpl configuration) {
        // The engine adds its own to these lists.
        configuration.setResourceAuthorizationProvider(new NoGrantsPerTask());
        configuration.setCommandCheckers(
                new ArrayList<>(List.of(new PolicyCommandChecker(people), new TenantCommandChecker())));
        configuration.setCustomSessionFactories(new ArrayList<>(List.of(
                new PolicyAuthorizationManager.Factory(people),
                new AuditedOperations.Factory(audit),
                new Continuation.Factory(),
                new DeployedCatalogue.Factory(directory))));
        configuration.setCustomPreCommandInterceptorsTxRequired(
                new ArrayList<>(List.of(new PlainRefusals(configuration::getIdentityService))));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(
                new ArrayList<>(List.of(new PlainRefusals(configuration::getIdentityService))));
        configuration.setCustomPostCommandInterceptorsTxRequired(
                new ArrayList<>(List.of(new VariablesPastForms(), new ClosedCommands())));
        configuration.setCustomPostCommandInterceptorsTxRequiresNew(
                new ArrayList<>(List.of(new VariablesPastForms(), new ClosedCommands())));
    }

    private void models(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreDeployers(new ArrayList<>(List.of(new DeploymentGate(gate))));
        configuration.setCustomPostDeployers(new ArrayList<>(List.of(new HistoryTimes(decisions))));
        configuration.setBeans(Map.of());
        configuration.setExpressionManager(
                new ClosedExpressions(new DerivedFacts(taskClock, clock, directory, recipients)));
        configuration.setScriptEngineResolver(new NoScripts());
        configuration.setEnableFetchScriptEngineFromProcessApplication(false);
        configuration.setDeserializationTypeValidationEnabled(true);
        // Lists of codes, besides the engine's own choice: a decision table that collects stores the first when no row
        // holds.
        configuration.setDeserializationAllowedClasses("java.util.Collections$EmptyList,"
                + "java.util.ImmutableCollections$ListN,java.util.ImmutableCollections$List12");
        configuration.setJavaSerializationFormatEnabled(false);
    }

    private void cases(ProcessEngineConfigurationImpl configuration) {
        configuration.setTenantIdProvider(new RegionTenants());
        configuration.setFormService(new DossierFormService(
                dossier,
                closedCases,
                decisions,
                directory,
                people,
                clock,
                audit,
                reports,
                earlierCases,
                caseState,
                handOvers,
                handOver));
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new ModelListener(
                taskClock,
                caseClocks,
                dossier,
                handOvers,
                people,
                breakGlass,
                new CaseEnd(closedCases, clock),
                nextCase,
                handOver))));
    }
}
