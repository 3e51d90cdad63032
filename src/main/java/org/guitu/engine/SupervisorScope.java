package org.guitu.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.GlassBreak;
import org.guitu.queue.Directory;

/**
 * What a supervisor sees of a case of the own regions: the course always, the content only while an emergency reading runs, as far as
 * {@code field-access.dmn} lets the department on {@code break-glass}.
 */
final class SupervisorScope implements DossierScope {

    private final CaseNumber caseNumber;
    private final Authentication person;
    private final Optional<GlassBreak> running;
    private final Directory directory;
    private final Decisions decisions;
    private final Map<String, Boolean> readable = new HashMap<>();

    SupervisorScope(
            CaseNumber caseNumber,
            Authentication person,
            Optional<GlassBreak> running,
            Directory directory,
            Decisions decisions) {
        this.caseNumber = caseNumber;
        this.person = person;
        this.running = running;
        this.directory = directory;
        this.decisions = decisions;
    }

    @Override
    public CaseNumber caseNumber() {
        return caseNumber;
    }

    @Override
    public String occasion() {
        return BreakGlass.NAME;
    }

    @Override
    public String occasionId() {
        return running.map(GlassBreak::instance).orElse(null);
    }

    @Override
    public boolean isOwn(String department, String region) {
        return false;
    }

    @Override
    public boolean reads(String department, String region, String dataClass) {
        return running.isPresent()
                && readable.computeIfAbsent(dataClass, asked -> person.getGroupIds().stream()
                        .filter(directory::isDepartment)
                        .anyMatch(own -> decisions.permitsReading(own, asked, BreakGlass.PROCESS)));
    }

    @Override
    public Optional<Writer> writer() {
        return Optional.empty();
    }
}
