package org.guitu.provider.engine;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.casefile.CaseNumber;
import org.guitu.catalogue.ProviderKind;
import org.guitu.engine.Instances;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.Directory;
import org.guitu.office.Region;
import org.guitu.office.Role;
import org.guitu.provider.Provider;
import org.guitu.provider.Providers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The directory for people who look something up in it, and for the department that keeps an entry: it says how many places are free, or
 * reviews the entry before its day. Reading and changing are events of the audit trail.
 */
@Component
public class DirectoryDesk {

    private final Providers providers;
    private final EngineLogin logins;
    private final Directory directory;
    private final AuditTrail trail;
    private final ProcessEngineConfigurationImpl engine;
    private final InstantSource clock;

    DirectoryDesk(
            Providers providers,
            EngineLogin logins,
            Directory directory,
            AuditTrail trail,
            ProcessEngineConfigurationImpl engine,
            InstantSource clock) {
        this.providers = providers;
        this.logins = logins;
        this.directory = directory;
        this.trail = trail;
        this.engine = engine;
        this.clock = clock;
    }

    /** The regions whose entries that person may read: her or his own and those above them, the uppermost last. */
    public List<Region> regionsOf(String account) {
        var own = logins.regionsOf(account);
        var found = new LinkedHashSet<Region>();
        directory.regions().stream().filter(any -> own.contains(any.code())).forEach(found::add);
        directory.outermost(own).forEach(region -> found.addAll(directory.upFrom(region)));
        return List.copyOf(found);
    }

    /** The entries of a region, by kind; empty when it is none of the person's. */
    @Transactional
    public List<Provider> read(String region, Actor reader, String address) {
        if (regionsOf(reader.account()).stream().noneMatch(any -> any.code().equals(region))) {
            return List.of();
        }
        var found = providers.in(List.of(region)).stream()
                .sorted(Comparator.comparing(Provider::kind))
                .toList();
        trail.record(AuditEvent.of(EventKind.DIRECTORY_READ, reader)
                .from(address)
                .saying("%s，%d 项".formatted(directory.region(region).name(), found.size())));
        return found;
    }

    /** The counties among the person's own that have no designated hospital. */
    @Transactional
    public List<Region> countiesWithoutHospital(String account) {
        var own = logins.regionsOf(account);
        var with = providers.regionsWith(ProviderKind.HOSPITAL);
        return directory.regions().stream()
                .filter(region -> region.level().equals("county"))
                .filter(region -> own.contains(region.code()) && !with.contains(region.code()))
                .toList();
    }

    /** Whether that person's office keeps the entry. */
    public boolean keeps(Actor actor, Provider entry) {
        return actor.role() != null
                && List.of(actor.role().split(",")).contains(Role.CASEWORKER.id())
                && actor.department() != null
                && List.of(actor.department().split(",")).contains(entry.department())
                && directory.outermost(logins.regionsOf(actor.account())).contains(entry.region());
    }

    /** The entry with that number, if the person's office keeps it. */
    @Transactional
    public Optional<Provider> kept(CaseNumber number, Actor actor) {
        return providers.find(number).filter(entry -> keeps(actor, entry));
    }

    /** So many places are free now. {@code entry}: one that the person's office keeps. */
    @Transactional
    public void setPlaces(Provider entry, int free, Actor actor, String address) {
        if (entry.kind().countsPlaces()) {
            providers.setPlaces(entry.number(), free, clock.instant());
            record(EventKind.PLACES_CHANGED, entry, actor, address);
        }
    }

    /** Its review begins at once, if it has not begun. {@code entry}: one that the person's office keeps. */
    @Transactional
    public void review(Provider entry, Actor actor, String address) {
        if (engine.getCommandExecutorTxRequired().execute(context -> endWait(entry.number(), context))) {
            record(EventKind.REVIEW_CALLED, entry, actor, address);
        }
    }

    private void record(EventKind event, Provider entry, Actor actor, String address) {
        trail.record(
                AuditEvent.of(event, actor).from(address).inCase(entry.number().value()));
    }

    private static boolean endWait(CaseNumber number, CommandContext context) {
        var timer = Instances.of(number).stream()
                .flatMap(instance -> context.getJobManager().findJobsByProcessInstanceId(instance.getId()).stream())
                .filter(job -> DirectoryModel.waitsForReview(context.getProcessEngineConfiguration()
                        .getDeploymentCache()
                        .findDeployedProcessDefinitionById(job.getProcessDefinitionId())
                        .findActivity(job.getActivityId())))
                .findFirst();
        timer.ifPresent(job -> job.execute(context));
        return timer.isPresent();
    }
}
