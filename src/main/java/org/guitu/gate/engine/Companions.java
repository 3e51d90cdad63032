package org.guitu.gate.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.guitu.gate.Deployed;
import org.guitu.gate.file.ModelFile;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A process and its forms are deployed together: what has to come along with files that somebody sends without the rest. */
public final class Companions {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private Companions() {}

    /** The deployed files that belong to those: the processes that show a sent form, and the forms of all processes together with it. */
    public static List<ModelFile> of(List<ModelFile> sent, Deployed deployed) {
        var names = sent.stream().map(ModelFile::shortName).collect(Collectors.toSet());
        var forms = sent.stream()
                .filter(file -> file.ending().equals("form"))
                .map(ModelFile::key)
                .collect(Collectors.toSet());
        var found = new LinkedHashMap<String, ModelFile>();
        var processes = new ArrayList<>(
                sent.stream().filter(file -> file.ending().equals("bpmn")).toList());
        if (!forms.isEmpty()) {
            deployed.processes().stream()
                    .filter(file -> !names.contains(file.shortName()))
                    .filter(file -> formsOf(file).stream().anyMatch(forms::contains))
                    .forEach(file -> {
                        processes.add(file);
                        found.put(file.shortName(), file);
                    });
        }
        var asked = processes.stream()
                .flatMap(file -> formsOf(file).stream())
                .map(form -> form + ".form")
                .collect(Collectors.toSet());
        asked.removeAll(names);
        if (!asked.isEmpty()) {
            newest(deployed.forms()).forEach((name, form) -> {
                if (asked.contains(name)) {
                    found.put(name, form);
                }
            });
        }
        return List.copyOf(found.values());
    }

    /** Of these files the forms that none of these processes shows. */
    static List<ModelFile> shownByNone(List<ModelFile> files) {
        var shown = files.stream()
                .filter(file -> file.ending().equals("bpmn"))
                .flatMap(file -> formsOf(file).stream())
                .collect(Collectors.toSet());
        return files.stream()
                .filter(file -> file.ending().equals("form") && !shown.contains(file.key()))
                .toList();
    }

    private static Map<String, ModelFile> newest(List<ModelFile> forms) {
        var byName = new LinkedHashMap<String, ModelFile>();
        forms.forEach(form -> byName.put(form.shortName(), form));
        return byName;
    }

    private static Set<String> formsOf(ModelFile process) {
        try {
            var root = Xml.read(process.content());
            return List.of("userTask", "startEvent").stream()
                    .flatMap(kind -> Xml.all(root, kind).stream())
                    .map((Element element) -> element.getAttributeNS(CAMUNDA, "formRef"))
                    .filter(form -> !form.isEmpty())
                    .collect(Collectors.toSet());
        } catch (SAXException unreadable) {
            // The gate says so.
            return Set.of();
        }
    }
}
