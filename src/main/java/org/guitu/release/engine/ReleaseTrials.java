package org.guitu.release.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.guitu.audit.Actor;
import org.guitu.gate.engine.DeployedModels;
import org.guitu.gate.fact.FactValues;
import org.guitu.gate.whole.Whole;
import org.guitu.office.China;
import org.guitu.office.Directory;
import org.guitu.release.ReleaseRefusedException;
import org.springframework.stereotype.Component;

/** Has a release tried and keeps what that showed, for whoever decides about it. */
@Component
public class ReleaseTrials {

    private final ReleaseTrial trial;
    private final CasesOfRelease cases;
    private final DeployedModels models;
    private final Directory directory;
    private final ReleaseDesk desk;
    private final ObjectMapper json;
    private final InstantSource clock;

    ReleaseTrials(
            ReleaseTrial trial,
            CasesOfRelease cases,
            DeployedModels models,
            Directory directory,
            ReleaseDesk desk,
            ObjectMapper json,
            InstantSource clock) {
        this.trial = trial;
        this.cases = cases;
        this.models = models;
        this.directory = directory;
        this.desk = desk;
        this.json = json;
        this.clock = clock;
    }

    /** Whether there is anything to walk through. */
    public static boolean canBeTried(Verdict verdict) {
        return !verdict.hasFaults()
                && verdict.files().stream().anyMatch(file -> file.ending().equals("bpmn"));
    }

    /** What the last trial showed; empty when there was none. */
    public Optional<TrialReport> last(long release) {
        return desk.trial(release).map(this::read);
    }

    /** Whether it was of the same files, against the same that is deployed. */
    public static boolean isOf(TrialReport report, Verdict verdict) {
        return report.of().equals(verdict.key());
    }

    public void tryOut(long release, Verdict verdict, Actor by) {
        if (!canBeTried(verdict)) {
            throw new ReleaseRefusedException("faults");
        }
        try {
            var walked = trial.of(verdict.files(), facts(verdict));
            var moved = cases.rehearsed(release, verdict.files());
            var report = new TrialReport(verdict.key(), China.words(clock.instant()), walked, moved);
            desk.tried(release, written(report), by);
        } catch (ProcessEngineException failed) {
            throw new ReleaseRefusedException("trial", failed.getMessage());
        }
    }

    private String written(TrialReport report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private TrialReport read(String report) {
        try {
            return json.readValue(report, TrialReport.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, List<Map<String, Object>>> facts(Verdict verdict) {
        var whole = models.ask(deployed -> new Whole(verdict.files(), deployed.all(), deployed.older()));
        var values = FactValues.of(whole, directory);
        var today = LocalDate.ofInstant(clock.instant(), China.ZONE);
        var forms = verdict.files().stream()
                .filter(file -> file.ending().equals("form"))
                .toList();
        var facts = new HashMap<String, List<Map<String, Object>>>();
        verdict.files().stream()
                .filter(file -> file.ending().equals("bpmn"))
                .forEach(file -> facts.put(
                        file.key(),
                        TrialFacts.of(
                                Stream.concat(Stream.of(file), forms.stream()).toList(), values, today)));
        return facts;
    }
}
