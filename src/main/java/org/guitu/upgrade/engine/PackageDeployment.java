package org.guitu.upgrade.engine;

import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.guitu.gate.difference.Change;
import org.guitu.gate.engine.RefusedModels;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.upgrade.InstalledModels;
import org.guitu.upgrade.ModelPackage;
import org.guitu.upgrade.PackageOffer;
import org.guitu.upgrade.PackageOffers;
import org.guitu.upgrade.TakenModels;
import org.guitu.upgrade.ThreeModels;
import org.guitu.upgrade.UpgradePlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys at a start what the package brings and the installation has not replaced, in one deployment. Nodes do so one after the other,
 * and whoever finds nothing changed does nothing.
 *
 * <p>What the gate does not let through beside the installation's own models stays as it is, and the log says why: no node refuses to
 * start for what an installation has decided.
 */
@Component
class PackageDeployment {

    static final String NAME = "packaged models";

    private static final Logger LOG = LoggerFactory.getLogger(PackageDeployment.class);

    /** After so many, nothing of the package is tried any more. */
    private static final int MOST_ATTEMPTS = 5;

    /** In the log, of one file. */
    private static final int MOST_CHANGES = 20;

    private final ModelPackage models;
    private final TakenModels taken;
    private final InstalledModels installed;
    private final PackageOffers offers;
    private final TransactionTemplate transaction;

    PackageDeployment(
            ModelPackage models,
            TakenModels taken,
            InstalledModels installed,
            PackageOffers offers,
            PlatformTransactionManager transactions) {
        this.models = models;
        this.taken = taken;
        this.installed = installed;
        this.offers = offers;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @throws ProcessEngineException when the package itself cannot be deployed where nothing else is */
    void deploy(RepositoryService repository) {
        var held = new TreeSet<String>();
        for (int attempt = 1; !isDone(repository, held, attempt == MOST_ATTEMPTS); attempt++) {
            LOG.info("The packaged models are tried again without {}.", String.join(", ", held));
        }
        offers.open().forEach(PackageDeployment::tell);
    }

    private boolean isDone(RepositoryService repository, Set<String> held, boolean isLast) {
        var attempt = new Attempt(repository);
        try {
            transaction.executeWithoutResult(status -> attempt.make(held));
            return true;
        } catch (RefusedModels refused) {
            attempt.hold(isLast ? List.of() : faulty(refused), held, refused);
            refused.problems().forEach(problem -> LOG.warn("Not taken of the package: {}", problem));
        } catch (ProcessEngineException refused) {
            attempt.hold(List.of(), held, refused);
            LOG.warn("Not taken of the package.", refused);
        }
        return false;
    }

    private static List<String> faulty(RefusedModels refused) {
        return refused.problems().stream()
                .map(Problem::file)
                .map(name -> new ModelFile(name, new byte[0]).shortName())
                .distinct()
                .toList();
    }

    private static void tell(PackageOffer offer) {
        LOG.warn(
                "The package changes {}, and the installation's own stays until an administrator decides on the page /models. What the package changes: {} What taking it over changes: {}",
                offer.file(),
                words(offer.ofPackage()),
                words(offer.changes()));
    }

    private static String words(List<Change> changes) {
        if (changes.isEmpty()) {
            return "only how it is saved.";
        }
        var more = changes.size() > MOST_CHANGES ? " And %d more.".formatted(changes.size() - MOST_CHANGES) : "";
        return changes.stream()
                        .limit(MOST_CHANGES)
                        .map(change -> change.words().english())
                        .collect(Collectors.joining(" "))
                + more;
    }

    /** One transaction. */
    private final class Attempt {

        private final RepositoryService repository;
        private UpgradePlan plan;
        private boolean isFirst;

        Attempt(RepositoryService repository) {
            this.repository = repository;
        }

        void make(Set<String> held) {
            taken.lock();
            var packaged = ThreeModels.byName(models.files());
            var before = before();
            var gone = before.keySet().stream()
                    .filter(file -> !packaged.containsKey(file))
                    .toList();
            if (!gone.isEmpty()) {
                taken.forget(gone);
                LOG.info("No longer in the package, and still in force: {}", String.join(", ", gone));
            }
            if (new ThreeModels(before, packaged, Map.of()).changed().isEmpty()) {
                return;
            }
            var three = new ThreeModels(before, packaged, ThreeModels.byName(installed.newest()));
            isFirst = three.installed().isEmpty();
            var standing = held.stream()
                    .flatMap(file -> Stream.ofNullable(three.installed().get(file)));
            var use = three.rowUse(
                    Stream.concat(installed.running().stream(), standing).toList());
            plan = UpgradePlan.of(three, use, held);
            deploy(plan.deployment());
            taken.take(plan.taken());
        }

        /** An installation that was last started with an earlier release has the models of that one. */
        private Map<String, ModelFile> before() {
            var noted = taken.all();
            if (!noted.isEmpty()) {
                return ThreeModels.byName(noted);
            }
            var earlier = ThreeModels.byName(installed.ofEarlierRelease());
            taken.take(earlier);
            return earlier;
        }

        private void deploy(List<ModelFile> files) {
            if (files.isEmpty()) {
                return;
            }
            var deployment = repository.createDeployment().name(NAME);
            files.forEach(
                    file -> deployment.addInputStream(file.shortName(), new ByteArrayInputStream(file.content())));
            deployment.deploy();
            if (!isFirst) {
                LOG.info(
                        "Deployed of the package: {}",
                        files.stream().map(ModelFile::shortName).sorted().collect(Collectors.joining(", ")));
            }
        }

        void hold(Collection<String> faulty, Set<String> held, ProcessEngineException refused) {
            if (isFirst || plan == null || plan.deployment().isEmpty()) {
                throw refused;
            }
            held.addAll(plan.heldFor(faulty));
        }
    }
}
