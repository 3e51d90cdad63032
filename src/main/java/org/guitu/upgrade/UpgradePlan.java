package org.guitu.upgrade;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.guitu.gate.file.ModelFile;
import org.guitu.upgrade.table.RowUse;
import org.guitu.upgrade.table.TableMerge;
import org.guitu.upgrade.table.TableMerge.Merged;

/**
 * What a start deploys of the package: what is new, and what the package has changed and the installation has not. A process goes with
 * its forms, and a form with every process of the package that shows it; a table goes by itself, merged by row.
 */
public final class UpgradePlan {

    private final ThreeModels models;
    private final Set<String> held;
    private final Map<String, ModelFile> taken = new LinkedHashMap<>();
    private final Map<String, ModelFile> settled = new LinkedHashMap<>();
    private final Map<String, ModelFile> deployment = new LinkedHashMap<>();

    private UpgradePlan(ThreeModels models, Set<String> held) {
        this.models = models;
        this.held = held;
    }

    /**
     * What to do at a start.
     *
     * @param held the processes and tables, by their files, that stay as they are whatever the package says
     */
    public static UpgradePlan of(ThreeModels models, RowUse use, Set<String> held) {
        var plan = new UpgradePlan(models, held);
        models.changed().forEach(file -> plan.look(file, use));
        plan.collect();
        return plan;
    }

    /** What to deploy so that these files are as the package has them. */
    static List<ModelFile> takingOver(ThreeModels models, RowUse use, Collection<String> files) {
        var plan = new UpgradePlan(models, Set.of());
        files.forEach(file -> offered(models, use, file).ifPresent(offer -> plan.taken.put(file, offer)));
        List.copyOf(plan.taken.values()).stream()
                .filter(UpgradePlan::isProcess)
                .flatMap(process -> ThreeModels.formsOf(process).stream())
                .filter(form -> models.packaged().containsKey(form))
                .filter(form -> !models.isInstalled(form))
                .filter(form -> models.isNew(form) || models.isUntouched(form))
                .forEach(form -> plan.taken.putIfAbsent(form, models.packaged().get(form)));
        plan.collect();
        return plan.deployment();
    }

    /** The file as it will be when it is taken over: of a table, with the rows that are the installation's own. */
    static Optional<ModelFile> offered(ThreeModels models, RowUse use, String file) {
        var packaged = models.packaged().get(file);
        if (packaged == null || !isTable(packaged) || models.isNew(file)) {
            return Optional.ofNullable(packaged);
        }
        return TableMerge.takeOver(
                        models.before().get(file), packaged, models.installed().get(file), use)
                .map(Merged::table)
                .or(() -> Optional.of(packaged));
    }

    /** What is to be deployed at once; nothing where everything is as it should be. */
    public List<ModelFile> deployment() {
        return List.copyOf(deployment.values());
    }

    /** What counts as taken of the package once that is deployed, by short name. */
    public Map<String, ModelFile> taken() {
        var found = new LinkedHashMap<>(settled);
        found.keySet().removeIf(file -> taken.containsKey(file) && !deployment.containsKey(file));
        return found;
    }

    /** Which processes and tables of the deployment to hold because of faults in these files; never none. */
    public Set<String> heldFor(Collection<String> faulty) {
        var found = new TreeSet<String>();
        for (String file : faulty) {
            units().filter(unit -> unit.shortName().equals(file) || brings(unit, file) || isNamedIn(file, unit))
                    .forEach(unit -> found.add(unit.shortName()));
        }
        if (found.isEmpty()) {
            units().forEach(unit -> found.add(unit.shortName()));
        }
        return found;
    }

    private Stream<ModelFile> units() {
        return deployment.values().stream().filter(file -> isProcess(file) || isTable(file));
    }

    private boolean brings(ModelFile unit, String file) {
        return isProcess(unit)
                && deployment.containsKey(file)
                && ThreeModels.formsOf(unit).contains(file);
    }

    /** A file that stays as it is may be at fault only because of what is deployed beside it. */
    private boolean isNamedIn(String file, ModelFile unit) {
        return !deployment.containsKey(file)
                && models.installed().containsKey(file)
                && new String(models.installed().get(file).content(), StandardCharsets.UTF_8)
                        .contains("\"%s\"".formatted(unit.key()));
    }

    private void look(String file, RowUse use) {
        var packaged = models.packaged().get(file);
        if (models.isInstalled(file)) {
            settled.put(file, packaged);
        } else if (isTable(packaged) && !models.isNew(file)) {
            merge(file, use);
        } else if (models.isNew(file) || models.isUntouched(file)) {
            taken.put(file, packaged);
            settled.put(file, packaged);
        }
    }

    private void merge(String file, RowUse use) {
        var installed = models.installed().get(file);
        TableMerge.merge(models.before().get(file), models.packaged().get(file), installed, use)
                .ifPresent(merged -> {
                    if (merged.table() != installed) {
                        taken.put(file, merged.table());
                    }
                    settled.put(file, merged.taken());
                });
    }

    private void collect() {
        models.packaged().values().stream()
                .filter(UpgradePlan::isProcess)
                .map(ModelFile::shortName)
                .filter(process -> !held.contains(process))
                .flatMap(process -> inForce(process).stream())
                .forEach(this::collect);
        taken.forEach((file, table) -> {
            if (isTable(table) && !held.contains(file)) {
                deployment.put(file, table);
            }
        });
    }

    private void collect(ModelFile process) {
        var forms = ThreeModels.formsOf(process);
        if (Stream.concat(Stream.of(process.shortName()), forms.stream()).anyMatch(taken::containsKey)) {
            deployment.put(process.shortName(), process);
            forms.forEach(form -> inForce(form).ifPresent(file -> deployment.put(form, file)));
        }
    }

    /** As it will be: taken, or else as it is, or as the package has it where there is none. */
    private Optional<ModelFile> inForce(String file) {
        return Stream.of(taken, models.installed(), models.packaged())
                .flatMap(files -> Stream.ofNullable(files.get(file)))
                .findFirst();
    }

    private static boolean isProcess(ModelFile file) {
        return file.ending().equals("bpmn");
    }

    private static boolean isTable(ModelFile file) {
        return file.ending().equals("dmn");
    }
}
