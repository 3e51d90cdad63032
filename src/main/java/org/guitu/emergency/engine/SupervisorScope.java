package org.guitu.emergency.engine;

import java.util.Collection;
import java.util.Optional;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.guitu.casefile.AnswerPlace.Origin;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Timeline;
import org.guitu.dossier.DossierScope;
import org.guitu.emergency.EmergencyReading;
import org.guitu.engine.access.FieldAccess;

/**
 * What a supervisor sees of a case of her or his regions: the course always, the content only while an emergency reading runs, as far as
 * {@code field-access.dmn} lets the department on {@code break-glass}.
 */
final class SupervisorScope implements DossierScope {

    private static final String PAGE = "督导个案";

    private final CaseNumber caseNumber;
    private final Authentication person;
    private final Optional<EmergencyReading> running;
    private final FieldAccess access;

    SupervisorScope(
            CaseNumber caseNumber, Authentication person, Optional<EmergencyReading> running, FieldAccess access) {
        this.caseNumber = caseNumber;
        this.person = person;
        this.running = running;
        this.access = access;
    }

    @Override
    public CaseNumber caseNumber() {
        return caseNumber;
    }

    @Override
    public String occasion() {
        return running.isPresent() ? BreakGlassListener.NAME : PAGE;
    }

    @Override
    public String occasionId() {
        return running.map(EmergencyReading::instance).orElse(null);
    }

    @Override
    public boolean isOwn(String department, String region) {
        return false;
    }

    @Override
    public boolean opensContent() {
        return running.isPresent();
    }

    @Override
    public boolean knows(Timeline.Step step) {
        return true;
    }

    @Override
    public boolean knows(String process, String step, Collection<String> departments) {
        return true;
    }

    @Override
    public boolean reads(String department, String region, Origin origin) {
        return running.isPresent() && access.permits(person, origin, BreakGlassListener.PROCESS);
    }

    @Override
    public Optional<Writer> writer() {
        return Optional.empty();
    }
}
