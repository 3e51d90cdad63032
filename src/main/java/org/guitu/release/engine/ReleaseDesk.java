package org.guitu.release.engine;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.engine.identity.AccountStore;
import org.guitu.gate.engine.WeakeningHash;
import org.guitu.gate.file.ModelFile;
import org.guitu.migration.VersionPlan;
import org.guitu.office.Role;
import org.guitu.release.Release;
import org.guitu.release.Release.Origin;
import org.guitu.release.Release.State;
import org.guitu.release.ReleaseArchive;
import org.guitu.release.ReleaseFile;
import org.guitu.release.ReleaseRefusedException;
import org.guitu.release.Releases;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where an administrator puts files together and offers them, and where another one decides. Each step is an event with the hashes of the
 * files.
 *
 * <p>What is approved is what was seen: whoever offers or approves says against which deployment, and to which weakenings she or he agrees.
 */
@Component
public class ReleaseDesk {

    private static final int FEWEST_ADMINISTRATORS = 2;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 400;

    private final Releases releases;
    private final Verdicts verdicts;
    private final ReleaseDeployment deployment;
    private final CasesOfRelease cases;
    private final AccountStore accounts;
    private final AuditTrail trail;
    private final InstantSource clock;

    ReleaseDesk(
            Releases releases,
            Verdicts verdicts,
            ReleaseDeployment deployment,
            CasesOfRelease cases,
            AccountStore accounts,
            AuditTrail trail,
            InstantSource clock) {
        this.releases = releases;
        this.verdicts = verdicts;
        this.deployment = deployment;
        this.cases = cases;
        this.accounts = accounts;
        this.trail = trail;
        this.clock = clock;
    }

    /** Whether there is nobody who could approve anything. */
    public boolean isAlone() {
        return accounts.administrators().size() < FEWEST_ADMINISTRATORS;
    }

    /** What is to be said of the release at this moment. */
    public Verdict verdict(long id) {
        return verdicts.of(modelsOf(id));
    }

    /** Begins a release with that file, which may be a zip; returns its number. */
    @Transactional
    public long begin(String name, byte[] content, Actor by) {
        require(by);
        var archive = archive(name, content);
        long id = releases.begin(
                archive.name().orElse(""),
                archive.name().isPresent() ? Origin.IMPORT : Origin.UPLOAD,
                Optional.empty(),
                by.account());
        put(id, archive, by);
        return id;
    }

    /** Begins one of files that are here already. */
    @Transactional
    public long begin(String name, Origin origin, Optional<Long> takesBack, List<ModelFile> files, Actor by) {
        require(by);
        long id = releases.begin(name, origin, takesBack, by.account());
        put(id, new ReleaseArchive(Optional.empty(), files, List.of()), by);
        return id;
    }

    @Transactional
    public void add(long id, String name, byte[] content, Actor by) {
        draft(id, by);
        put(id, archive(name, content), by);
    }

    private static ReleaseArchive archive(String name, byte[] content) {
        if (ReleaseArchive.isOne(content)) {
            return ReleaseArchive.read(content);
        }
        var file = new ModelFile(name, content);
        if (!ReleaseArchive.isModel(name)) {
            throw new ReleaseRefusedException("no-model", file.shortName());
        }
        return new ReleaseArchive(Optional.empty(), List.of(file), List.of());
    }

    private void put(long id, ReleaseArchive archive, Actor by) {
        if (archive.files().isEmpty()) {
            throw new ReleaseRefusedException("no-models");
        }
        archive.files().forEach(file -> releases.put(id, file));
        record(EventKind.MODELS_UPLOADED, id, by, hashes(archive.files()));
    }

    @Transactional
    public void remove(long id, String file, Actor by) {
        draft(id, by);
        releases.remove(id, file);
    }

    /** Says what becomes of running cases. */
    @Transactional
    public void plan(long id, List<VersionPlan> plans, Actor by) {
        draft(id, by);
        cases.plan(id, plans);
    }

    /** Keeps what a trial showed. Numbers of the audit trail that the trial used up and took back are explained by this event. */
    @Transactional
    public void tried(long id, String report, Actor by) {
        require(by);
        if (!hold(id).isOpen()) {
            throw new ReleaseRefusedException("decided");
        }
        releases.trial(id, report);
        record(EventKind.MODELS_TRIED, id, by, hashes(modelsOf(id)));
    }

    /**
     * Shows it to the other administrators.
     *
     * @param weakens the hash of the weakenings that were seen and are agreed to; empty for none
     */
    @Transactional
    public void offer(long id, String name, String weakens, Actor by) {
        require(by);
        var release = hold(id);
        if (!release.isOf(by.account())) {
            throw new ReleaseRefusedException("not-yours");
        }
        if (!release.isOpen()) {
            throw new ReleaseRefusedException("decided");
        }
        var what = name.strip();
        if (what.isEmpty() || what.length() > LONGEST_NAME) {
            throw new ReleaseRefusedException("no-name", LONGEST_NAME);
        }
        var verdict = verdict(id);
        check(verdict);
        if (release.takesBack().isEmpty()
                && !cases.plans(id).isEmpty()
                && cases.outlook(id, verdict.files()).isRefused()) {
            throw new ReleaseRefusedException("plan");
        }
        confirmWeakening(release, verdict, weakens, by);
        releases.offer(id, what, WeakeningHash.bytes(verdict.weakens()));
        record(EventKind.MODELS_OFFERED, id, by, hashes(modelsOf(id)));
    }

    @Transactional
    public void withdraw(long id, Actor by) {
        require(by);
        var release = hold(id);
        if (!release.isOf(by.account())) {
            throw new ReleaseRefusedException("not-yours");
        }
        if (!release.isOpen()) {
            throw new ReleaseRefusedException("decided");
        }
        releases.decide(id, State.WITHDRAWN, by.account(), "");
        record(EventKind.MODELS_WITHDRAWN, id, by, hashes(modelsOf(id)));
    }

    @Transactional
    public void refuse(long id, String reason, Actor by) {
        var release = offeredToOther(id, by);
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new ReleaseRefusedException("no-reason", LONGEST_REASON);
        }
        releases.decide(release.id(), State.REFUSED, by.account(), why);
        record(EventKind.MODELS_REFUSED, id, by, hashes(modelsOf(id)));
    }

    /**
     * Deploys it and has the plans for running cases carried out.
     *
     * @param seen the newest deployment that the page was shown against
     * @param weakens the hash of the weakenings that were seen and are agreed to; empty for none
     */
    @Transactional
    public void approve(long id, String seen, String weakens, Actor by) {
        var release = offeredToOther(id, by);
        if (accounts.administrators().stream().noneMatch(release::isOf)) {
            throw new ReleaseRefusedException("maker-gone", release.madeBy());
        }
        if (release.offeredAt().orElseThrow().plus(Releases.WAITS_FOR).isBefore(clock.instant())) {
            throw new ReleaseRefusedException("over", Releases.WAITS_FOR.toDays());
        }
        if (releases.isSettled(id)) {
            throw new ReleaseRefusedException("settled", release.madeBy());
        }
        var verdict = verdict(id);
        if (!verdict.base().equals(seen)) {
            throw new ReleaseRefusedException("stale");
        }
        check(verdict);
        if (!releases.weakens(id).map(HexFormat.of()::formatHex).orElse("").equals(verdict.weakens())) {
            throw new ReleaseRefusedException("weakens-otherwise", release.madeBy());
        }
        confirmWeakening(release, verdict, weakens, by);
        releases.approveWeakening(id, WeakeningHash.bytes(verdict.weakens()));
        record(EventKind.MODELS_APPROVED, id, by, hashes(verdict.files()));
        deployment.carryOut(release, verdict, by);
    }

    private static void check(Verdict verdict) {
        if (verdict.hasFaults()) {
            throw new ReleaseRefusedException("faults");
        }
        if (!verdict.changesAnything()) {
            throw new ReleaseRefusedException("nothing");
        }
    }

    private void confirmWeakening(Release release, Verdict verdict, String weakens, Actor by) {
        if (!verdict.weakens().equals(weakens)) {
            throw new ReleaseRefusedException("weakens");
        }
        if (!weakens.isEmpty()) {
            record(
                    EventKind.WEAKENING_CONFIRMED,
                    release.id(),
                    by,
                    verdict.weakenings().stream()
                                    .map(any -> any.file() + " " + any.element())
                                    .collect(Collectors.joining("；"))
                            + "；" + hashes(verdict.files()));
        }
    }

    /** Puts the files of before in again, as a release that another administrator has to approve; returns its number. */
    @Transactional
    public long back(long id, String name, Actor by) {
        require(by);
        var release = find(id);
        if (release.state() != State.DEPLOYED) {
            throw new ReleaseRefusedException("not-deployed");
        }
        var before = releases.files(id).stream()
                .flatMap(file -> file.before().stream())
                .toList();
        if (before.isEmpty()) {
            throw new ReleaseRefusedException("all-new");
        }
        long back = begin(name, Origin.BACK, Optional.of(id), before, by);
        var verdict = verdict(back);
        if (!verdict.hasFaults()
                && verdict.changesAnything()
                && verdict.weakens().isEmpty()) {
            offer(back, name, "", by);
        }
        return back;
    }

    /** The release as a file for another installation. */
    @Transactional
    public byte[] export(long id, Actor by) {
        require(by);
        var release = find(id);
        var files = modelsOf(id);
        record(EventKind.MODELS_EXPORTED, id, by, hashes(files));
        return ReleaseArchive.write(release.name(), files);
    }

    public Release find(long id) {
        return releases.find(id).orElseThrow(() -> new ReleaseRefusedException("gone"));
    }

    private Release hold(long id) {
        return releases.hold(id).orElseThrow(() -> new ReleaseRefusedException("gone"));
    }

    private void draft(long id, Actor by) {
        require(by);
        var release = hold(id);
        if (!release.isOf(by.account())) {
            throw new ReleaseRefusedException("not-yours");
        }
        if (release.state() != State.DRAFT) {
            throw new ReleaseRefusedException("offered");
        }
    }

    private Release offeredToOther(long id, Actor by) {
        require(by);
        var release = hold(id);
        if (release.state() != State.OFFERED) {
            throw new ReleaseRefusedException("not-offered");
        }
        if (release.isOf(by.account())) {
            throw new ReleaseRefusedException("own");
        }
        return release;
    }

    private static void require(Actor by) {
        if (by.role() == null || !List.of(by.role().split(",")).contains(Role.ADMINISTRATOR.id())) {
            throw new ReleaseRefusedException("no-administrator");
        }
    }

    private List<ModelFile> modelsOf(long id) {
        return releases.files(id).stream().map(ReleaseFile::file).toList();
    }

    private void record(EventKind kind, long id, Actor by, String detail) {
        trail.record(
                AuditEvent.of(kind, by).about("发布 " + id, Long.toString(id)).saying(detail));
    }

    private static String hashes(List<ModelFile> files) {
        return files.stream()
                .map(file -> new ReleaseFile(file, Optional.empty()))
                .map(file -> file.file().shortName() + " SHA-256 " + file.hash())
                .collect(Collectors.joining("；"));
    }
}
