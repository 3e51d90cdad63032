package org.guitu.gate;

import java.util.List;
import java.util.Optional;
import org.guitu.gate.file.ModelFile;
import org.guitu.xml.Xml;
import org.xml.sax.SAXException;

/**
 * Files that count as deployed though no engine has them, such as those that come with the program.
 *
 * @param all of them, each of which can be read
 */
public record DeployedFiles(List<ModelFile> all) implements Deployed {

    @Override
    public boolean hasProcess(String key) {
        return of("bpmn").stream().anyMatch(file -> holds(file, "process", key));
    }

    @Override
    public boolean hasDecision(String key) {
        return decision(key).isPresent();
    }

    @Override
    public List<ModelFile> processes() {
        return of("bpmn");
    }

    @Override
    public List<ModelFile> forms() {
        return of("form");
    }

    @Override
    public List<ModelFile> decisions() {
        return of("dmn");
    }

    @Override
    public Optional<ModelFile> decision(String key) {
        return of("dmn").stream().filter(file -> holds(file, "decision", key)).findFirst();
    }

    private List<ModelFile> of(String ending) {
        return all.stream().filter(file -> file.ending().equals(ending)).toList();
    }

    private static boolean holds(ModelFile file, String element, String id) {
        try {
            return Xml.all(Xml.read(file.content()), element).stream()
                    .anyMatch(any -> id.equals(any.getAttribute("id")));
        } catch (SAXException unreadable) {
            throw new IllegalArgumentException("%s is not XML.".formatted(file.name()), unreadable);
        }
    }
}
