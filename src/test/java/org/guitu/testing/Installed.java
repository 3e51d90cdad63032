package org.guitu.testing;

import java.util.List;
import java.util.Optional;
import org.guitu.gate.Deployed;
import org.guitu.gate.file.ModelFile;

/**
 * An installation that has these models and no others.
 *
 * @param all in their newest versions
 */
public record Installed(List<ModelFile> all) implements Deployed {

    /** With the models that come with the program. */
    public static Installed packaged() {
        return new Installed(PackagedModels.all());
    }

    private List<ModelFile> ending(String ending) {
        return all.stream().filter(file -> file.ending().equals(ending)).toList();
    }

    @Override
    public boolean hasProcess(String key) {
        return processes().stream().anyMatch(file -> file.key().equals(key));
    }

    @Override
    public boolean hasDecision(String key) {
        return decision(key).isPresent();
    }

    @Override
    public List<ModelFile> processes() {
        return ending("bpmn");
    }

    @Override
    public List<ModelFile> forms() {
        return ending("form");
    }

    @Override
    public List<ModelFile> decisions() {
        return ending("dmn");
    }

    @Override
    public Optional<ModelFile> decision(String key) {
        return decisions().stream().filter(file -> file.key().equals(key)).findFirst();
    }
}
