package org.guitu.migration.engine;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.gate.file.ModelFile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Does something with models as if they were deployed, and takes everything back. */
@Component
final class TrialDeployment {

    private final RepositoryService repository;
    private final EngineLogin logins;
    private final TransactionTemplate transaction;

    TrialDeployment(RepositoryService repository, EngineLogin logins, PlatformTransactionManager transactions) {
        this.repository = repository;
        this.logins = logins;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    <T> T with(List<ModelFile> files, Supplier<T> work) {
        return logins.asNobody(() -> transaction.execute(status -> {
            status.setRollbackOnly();
            if (!files.isEmpty()) {
                var deployment = repository.createDeployment().name("trial").source("trial");
                files.forEach(file -> deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
                deployment.deploy();
            }
            return work.get();
        }));
    }
}
