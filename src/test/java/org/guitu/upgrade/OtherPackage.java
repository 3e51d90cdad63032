package org.guitu.upgrade;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.guitu.audit.AuditTrail;
import org.guitu.gate.file.ModelFile;
import org.guitu.testing.PackagedModels;

/** The models of a program of another time: the packaged ones, and what is different in them. */
public final class OtherPackage {

    private final Map<String, ModelFile> files = new LinkedHashMap<>(ThreeModels.byName(PackagedModels.all()));

    public OtherPackage with(String file, String content) {
        files.put(file, new ModelFile(file, content.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    public OtherPackage without(String file) {
        files.remove(file);
        return this;
    }

    public OtherPackage changed(String file, UnaryOperator<String> change) {
        var before = new String(files.get(file).content(), StandardCharsets.UTF_8);
        var after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalArgumentException("Nothing changes in %s.".formatted(file));
        }
        return with(file, after);
    }

    public OtherPackage changed(String file, String before, String after) {
        return changed(file, text -> text.replace(before, after));
    }

    public String text(String file) {
        return new String(files.get(file).content(), StandardCharsets.UTF_8);
    }

    public ModelPackage models() {
        return new ModelPackage(List.copyOf(files.values()));
    }

    public PackageOffers offers(TakenModels taken, InstalledModels installed, AuditTrail audit) {
        return new OffersOfPackage(models(), taken, installed, audit);
    }
}
