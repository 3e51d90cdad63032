package org.guitu.release.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.guitu.audit.Actor;
import org.guitu.gate.file.GateWords;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Sentence;
import org.guitu.migration.Affected;
import org.guitu.migration.CaseResult;
import org.guitu.migration.Finding;
import org.guitu.migration.Migrations;
import org.guitu.migration.Progress;
import org.guitu.migration.VersionPlan;
import org.guitu.office.RefusedException;
import org.guitu.release.Release;
import org.guitu.release.ReleaseRefusedException;
import org.guitu.release.Releases;
import org.guitu.release.engine.TrialReport.Moved;
import org.springframework.stereotype.Component;

/** Whom a release concerns, what is planned for them, and how far that has come: counts, and nothing of the cases. */
@Component
public class CasesOfRelease {

    private final Releases releases;
    private final Migrations migrations;
    private final ObjectMapper json;

    CasesOfRelease(Releases releases, Migrations migrations, ObjectMapper json) {
        this.releases = releases;
        this.migrations = migrations;
        this.json = json;
    }

    /**
     * What becomes of the cases that run by the processes of a release.
     *
     * @param affected where they stand
     * @param plans what is planned, or proposed as long as nobody has planned anything
     * @param findings what is wrong with the plans
     * @param planned whether somebody has planned
     */
    public record Outlook(List<Affected> affected, List<VersionPlan> plans, List<Finding> findings, boolean planned) {

        public boolean isRefused() {
            return findings.stream().anyMatch(Finding::refuses);
        }
    }

    public Outlook outlook(long release, List<ModelFile> files) {
        if (files.stream().noneMatch(file -> file.ending().equals("bpmn"))) {
            return new Outlook(List.of(), List.of(), List.of(), false);
        }
        var planned = releases.plans(release).map(this::read);
        var plans = planned.orElseGet(() -> migrations.proposed(files));
        return new Outlook(
                migrations.affected(files),
                plans,
                plans.isEmpty() ? List.of() : migrations.check(plans, files),
                planned.isPresent());
    }

    /** What was planned. */
    public List<VersionPlan> plans(long release) {
        return releases.plans(release).map(this::read).orElse(List.of());
    }

    void plan(long release, List<VersionPlan> plans) {
        try {
            releases.plan(release, json.writeValueAsString(plans));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<VersionPlan> read(String plans) {
        try {
            return json.readValue(plans, new TypeReference<List<VersionPlan>>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What moving cases by the plan would do, one for each step, made up where nobody stands. */
    List<Moved> rehearsed(long release, List<ModelFile> files) {
        var plans = plans(release);
        return plans.isEmpty()
                ? List.of()
                : migrations.rehearse(plans, files).stream()
                        .map(any -> new Moved(
                                any.process(),
                                any.version(),
                                any.step(),
                                any.result().name(),
                                said(any.changes(), Locale.SIMPLIFIED_CHINESE),
                                said(any.changes(), Locale.ENGLISH)))
                        .toList();
    }

    private static List<String> said(List<Sentence> changes, Locale language) {
        return changes.stream().map(any -> GateWords.say(any, language)).toList();
    }

    /** Begins to move those that the plans move, now that the release is deployed; returns the order's number. */
    Optional<Long> move(Release release, Actor by) {
        var moved = release.takesBack().flatMap(releases::find).flatMap(Release::migration);
        var plans = moved.isPresent() ? migrations.proposedBack(moved.get()) : plans(release.id());
        if (plans.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    moved.isPresent()
                            ? migrations.carryBack(moved.get(), plans, release.madeBy(), by.account())
                            : migrations.carryOut(plans, release.madeBy(), by.account()));
        } catch (RefusedException refused) {
            throw new ReleaseRefusedException("by-migration", refused.getMessage());
        }
    }

    public Optional<Progress> progress(long order) {
        return migrations.progress(order);
    }

    /** What became of each case, as far as that account may know which ones there are. */
    public List<CaseResult> results(long order, String account, int page) {
        return migrations.results(order, account, page);
    }

    public void stop(long order, String account) {
        migrations.stop(order, account);
    }

    public void resume(long order, String account) {
        migrations.resume(order, account);
    }
}
