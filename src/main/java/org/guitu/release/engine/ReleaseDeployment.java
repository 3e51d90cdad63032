package org.guitu.release.engine;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RepositoryService;
import org.guitu.audit.Actor;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.gate.file.ModelFile;
import org.guitu.release.Release;
import org.guitu.release.ReleaseRefusedException;
import org.guitu.release.Releases;
import org.guitu.release.engine.Verdict.Compared;
import org.springframework.stereotype.Component;

/**
 * What follows when a second administrator has approved: the files are deployed in that one's name, through the same gate as any other
 * deployment, and the cases that the plans move begin to move.
 */
@Component
class ReleaseDeployment {

    private final RepositoryService repository;
    private final EngineLogin logins;
    private final Releases releases;
    private final CasesOfRelease cases;

    ReleaseDeployment(RepositoryService repository, EngineLogin logins, Releases releases, CasesOfRelease cases) {
        this.repository = repository;
        this.logins = logins;
        this.releases = releases;
        this.cases = cases;
    }

    void carryOut(Release release, Verdict verdict, Actor by) {
        var deployed = logins.as(by.account(), () -> deploy(release.name(), verdict.files()));
        var before = verdict.compared().stream()
                .filter(file -> !file.along())
                .map(Compared::before)
                .flatMap(Optional::stream)
                .toList();
        releases.deployed(release.id(), by.account(), deployed, before);
        cases.move(release, by).ifPresent(order -> releases.migrates(release.id(), order));
    }

    private String deploy(String name, List<ModelFile> files) {
        var deployment = repository.createDeployment().name(name);
        files.forEach(file -> deployment.addInputStream(file.shortName(), new ByteArrayInputStream(file.content())));
        try {
            return deployment.deploy().getId();
        } catch (BadUserRequestException refused) {
            throw new ReleaseRefusedException("by-gate", refused.getMessage());
        }
    }
}
