package org.guitu.release.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.guitu.gate.Deployed;
import org.guitu.gate.difference.Difference;
import org.guitu.gate.engine.Companions;
import org.guitu.gate.engine.DeployedModels;
import org.guitu.gate.engine.ModelCheck;
import org.guitu.gate.engine.WeakeningHash;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.gate.weakening.Weakening;
import org.guitu.gate.weakening.Weakenings;
import org.guitu.gate.whole.Whole;
import org.guitu.release.Sha256;
import org.guitu.release.engine.Verdict.Compared;
import org.guitu.xml.Xml;
import org.springframework.stereotype.Component;
import org.xml.sax.SAXException;

/** What the gate says of a release and what differs from what runs: worked out anew when either has changed, else kept for a while. */
@Component
class Verdicts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_KEPT = 8;

    private final ModelCheck check;
    private final DeployedModels models;
    private final RepositoryService repository;
    private final Map<String, Verdict> known = new LinkedHashMap<>();

    Verdicts(ModelCheck check, DeployedModels models, RepositoryService repository) {
        this.check = check;
        this.models = models;
        this.repository = repository;
    }

    Verdict of(List<ModelFile> files) {
        var base = base();
        var key = key(base, files);
        synchronized (known) {
            if (known.containsKey(key)) {
                return known.get(key);
            }
        }
        var verdict = models.ask(deployed -> work(base, files, deployed));
        synchronized (known) {
            known.put(key, verdict);
            if (known.size() > MOST_KEPT) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return verdict;
    }

    /** The newest deployment. */
    private String base() {
        return repository.createDeploymentQuery().orderByDeploymentTime().desc().listPage(0, 1).stream()
                .map(Deployment::getId)
                .findFirst()
                .orElse("");
    }

    private static String key(String base, List<ModelFile> files) {
        return Stream.concat(
                        Stream.of(base), files.stream().map(file -> file.name() + " " + Sha256.hex(file.content())))
                .collect(Collectors.joining("\n"));
    }

    private Verdict work(String base, List<ModelFile> sent, Deployed deployed) {
        var before = deployed.all().stream()
                .collect(Collectors.toMap(ModelFile::shortName, Function.identity(), (one, other) -> other));
        var changed = sent.stream()
                .filter(file -> !isSame(before.get(file.shortName()), file))
                .toList();
        var along = Companions.of(changed, deployed);
        var all = Stream.concat(changed.stream(), along.stream()).toList();
        var problems = check.check(all);
        var weakenings = problems.stream().anyMatch(Problem::isFault)
                ? List.<Weakening>of()
                : Weakenings.of(new Whole(all, deployed.all(), deployed.older()));
        var names = all.stream().map(ModelFile::shortName).collect(Collectors.toSet());
        var compared = Stream.concat(all.stream(), sent.stream().filter(file -> !names.contains(file.shortName())))
                .sorted(Comparator.comparing(ModelFile::ending))
                .map(file -> compared(before.get(file.shortName()), file, along.contains(file)))
                .toList();
        return new Verdict(base, all, problems, compared, weakenings, WeakeningHash.of(weakenings));
    }

    private static boolean isSame(ModelFile before, ModelFile after) {
        return before != null && Arrays.equals(before.content(), after.content());
    }

    private static Compared compared(ModelFile before, ModelFile after, boolean along) {
        boolean same = along || isSame(before, after);
        return new Compared(
                Optional.ofNullable(before),
                after,
                along,
                same || !canBeRead(after) ? List.of() : Difference.between(before, after));
    }

    /** What cannot the gate has said. */
    private static boolean canBeRead(ModelFile file) {
        try {
            if (file.ending().equals("form")) {
                return JSON.readTree(file.content()).isObject();
            }
            return Xml.read(file.content()) != null;
        } catch (SAXException | IOException unreadable) {
            return false;
        }
    }
}
