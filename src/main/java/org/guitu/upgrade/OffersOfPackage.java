package org.guitu.upgrade;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.gate.difference.Difference;
import org.guitu.gate.file.ModelFile;
import org.guitu.upgrade.table.RowUse;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What there is to offer follows from the three places alone; declining notes the package's file as taken. */
@Component
class OffersOfPackage implements PackageOffers {

    private final ModelPackage models;
    private final TakenModels taken;
    private final InstalledModels installed;
    private final AuditTrail audit;

    OffersOfPackage(ModelPackage models, TakenModels taken, InstalledModels installed, AuditTrail audit) {
        this.models = models;
        this.taken = taken;
        this.installed = installed;
        this.audit = audit;
    }

    @Override
    public List<PackageOffer> open() {
        var before = ThreeModels.byName(taken.all());
        var packaged = ThreeModels.byName(models.files());
        if (new ThreeModels(before, packaged, Map.of()).changed().isEmpty()) {
            return List.of();
        }
        var three = new ThreeModels(before, packaged, ThreeModels.byName(installed.newest()));
        var use = three.rowUse(installed.running());
        var shown = three.shownForms();
        return three.changed().stream()
                .filter(file -> !three.isInstalled(file))
                .filter(file -> !file.endsWith(".form") || shown.contains(file))
                .flatMap(file -> offer(three, use, file))
                .toList();
    }

    private static Stream<PackageOffer> offer(ThreeModels three, RowUse use, String file) {
        var present = three.installed().get(file);
        return UpgradePlan.offered(three, use, file).stream()
                .filter(offered -> !ThreeModels.isSame(offered, present))
                .map(offered -> new PackageOffer(
                        file,
                        present,
                        offered,
                        Difference.between(
                                three.before().get(file), three.packaged().get(file)),
                        Difference.between(present, offered)));
    }

    @Override
    public List<ModelFile> deployment(Collection<String> files) {
        var three = new ThreeModels(
                ThreeModels.byName(taken.all()),
                ThreeModels.byName(models.files()),
                ThreeModels.byName(installed.newest()));
        return UpgradePlan.takingOver(three, three.rowUse(installed.running()), files);
    }

    @Override
    @Transactional
    public void keep(String file, Actor by) {
        var declined = models.files().stream()
                .filter(packaged -> packaged.shortName().equals(file))
                .collect(Collectors.toMap(ModelFile::shortName, packaged -> packaged));
        if (!declined.isEmpty()) {
            taken.take(declined);
            audit.record(AuditEvent.of(EventKind.MODEL_OFFER_DECLINED, by).saying(file));
        }
    }
}
