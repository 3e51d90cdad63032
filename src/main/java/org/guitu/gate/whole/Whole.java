package org.guitu.gate.whole;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.guitu.gate.file.ModelFile;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Everything that will work together once a deployment is through: what is sent, what stays, and what older versions still need. */
public final class Whole {

    private final Map<String, ModelFile> sent = new LinkedHashMap<>();
    private final Map<String, ModelFile> newest = new LinkedHashMap<>();
    private final Map<String, ModelFile> before = new LinkedHashMap<>();
    private final List<OlderVersion> older;
    private final Map<Class<?>, Object> workedOut = new HashMap<>();
    private final Map<ModelFile, Element> roots = new HashMap<>();

    /**
     * @param sent the files of the deployment, each of which can be parsed
     * @param deployed the newest version of every file that is deployed
     * @param older the versions before those, as far as cases still go by them
     */
    public Whole(List<ModelFile> sent, List<ModelFile> deployed, List<OlderVersion> older) {
        deployed.forEach(file -> before.put(file.shortName(), file));
        sent.stream()
                .filter(file -> file.ending().equals("bpmn") && !before.containsKey(file.shortName()))
                .forEach(this::replaceByProcess);
        newest.putAll(before);
        sent.forEach(file -> this.sent.put(file.shortName(), file));
        newest.putAll(this.sent);
        this.older = List.copyOf(older);
    }

    /** For the engine a process goes by its id: sent in a file of another name, it has been the same before. */
    private void replaceByProcess(ModelFile file) {
        var processes = processes(file);
        before.values().stream()
                .filter(other -> other.ending().equals("bpmn") && !Collections.disjoint(processes(other), processes))
                .findFirst()
                .ifPresent(other -> {
                    before.remove(other.shortName());
                    before.put(file.shortName(), other);
                });
    }

    private List<String> processes(ModelFile file) {
        return Xml.all(root(file), "process").stream()
                .map(process -> process.getAttribute("id"))
                .toList();
    }

    /** The same without the deployment. */
    Whole asDeployed() {
        return new Whole(List.of(), List.copyOf(before.values()), older);
    }

    /** The files of the deployment. */
    public List<ModelFile> sent() {
        return List.copyOf(sent.values());
    }

    public boolean isSent(ModelFile file) {
        return sent.get(file.shortName()) == file;
    }

    /** Every file as it will be: sent, or else as it is deployed. */
    public List<ModelFile> files() {
        return List.copyOf(newest.values());
    }

    /** Those of them with that ending: {@code bpmn}, {@code dmn}, {@code form}. */
    public Stream<ModelFile> files(String ending) {
        return newest.values().stream().filter(file -> file.ending().equals(ending));
    }

    /** The file of that short name, such as {@code time-limits.dmn}, as it will be. */
    public Optional<ModelFile> file(String shortName) {
        return Optional.ofNullable(newest.get(shortName));
    }

    /** The same as it is deployed now. */
    public Optional<ModelFile> before(String shortName) {
        return Optional.ofNullable(before.get(shortName));
    }

    public List<OlderVersion> older() {
        return older;
    }

    /** What several rules work out of everything, worked out once: by its type. */
    public <T> T once(Class<T> type, Supplier<T> work) {
        var known = type.cast(workedOut.get(type));
        if (known == null) {
            known = work.get();
            workedOut.put(type, known);
        }
        return known;
    }

    /** The root of a BPMN or DMN file, parsed once. */
    public Element root(ModelFile file) {
        return roots.computeIfAbsent(file, Whole::parsed);
    }

    private static Element parsed(ModelFile file) {
        try {
            return Xml.read(file.content());
        } catch (SAXException unreadable) {
            throw new IllegalStateException("%s is not XML.".formatted(file.name()), unreadable);
        }
    }
}
