package org.guitu.upgrade;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.guitu.gate.file.ModelFile;
import org.guitu.upgrade.table.RowUse;
import org.guitu.xml.Xml;
import org.xml.sax.SAXException;

/**
 * The same files in three places, by their short names.
 *
 * @param before the package as it was last taken
 * @param packaged the package now
 * @param installed what is in force
 */
public record ThreeModels(
        Map<String, ModelFile> before, Map<String, ModelFile> packaged, Map<String, ModelFile> installed) {

    /** The elements of a process whose ids stand in tables. */
    private static final List<String> NAMED = List.of("process", "userTask", "startEvent", "businessRuleTask");

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** The files by their short names. */
    public static Map<String, ModelFile> byName(List<ModelFile> files) {
        var found = new LinkedHashMap<String, ModelFile>();
        files.forEach(file -> found.put(file.shortName(), file));
        return found;
    }

    /** What the package has otherwise than it was last taken. */
    public List<String> changed() {
        return packaged.keySet().stream()
                .filter(file -> !isSame(packaged.get(file), before.get(file)))
                .sorted()
                .toList();
    }

    /** Nothing of that name is in force. */
    boolean isNew(String file) {
        return !installed.containsKey(file);
    }

    /** Nobody has replaced what the package once brought. */
    boolean isUntouched(String file) {
        return isSame(installed.get(file), before.get(file));
    }

    boolean isInstalled(String file) {
        return isSame(installed.get(file), packaged.get(file));
    }

    /** What is in force and the package knows nothing of, or has otherwise. */
    private List<ModelFile> ownModels() {
        return installed.values().stream()
                .filter(file -> !isSame(file, packaged.get(file.shortName())))
                .filter(file -> !isUntouched(file.shortName()))
                .toList();
    }

    /** The ids of the processes that there are. */
    private Set<String> processes() {
        var found = new TreeSet<String>();
        installed.values().stream().filter(file -> file.ending().equals("bpmn")).forEach(file -> found.add(file.key()));
        return found;
    }

    /** The short names of the forms that a process shows. */
    static List<String> formsOf(ModelFile process) {
        try {
            return Xml.all(Xml.read(process.content()), "*").stream()
                    .map(element -> element.getAttributeNS(CAMUNDA, "formRef"))
                    .filter(form -> !form.isEmpty())
                    .map(form -> form + ".form")
                    .distinct()
                    .toList();
        } catch (SAXException noXml) {
            return List.of();
        }
    }

    /** The ids by which rows of tables name a process, its steps and its forms. */
    private static Set<String> namesIn(ModelFile process) {
        var found = new TreeSet<String>();
        formsOf(process).forEach(form -> found.add(form.substring(0, form.lastIndexOf('.'))));
        try {
            var root = Xml.read(process.content());
            NAMED.forEach(kind -> Xml.all(root, kind).forEach(element -> found.add(element.getAttribute("id"))));
        } catch (SAXException noXml) {
            return found;
        }
        return found;
    }

    /**
     * What still goes by rows of tables, whatever the package says.
     *
     * @param running the processes by which cases run, in all their versions
     */
    public RowUse rowUse(List<ModelFile> running) {
        var names = new TreeSet<String>();
        Stream.concat(running.stream(), ownModels().stream())
                .filter(file -> file.ending().equals("bpmn"))
                .forEach(process -> names.addAll(namesIn(process)));
        return new RowUse(names, processes());
    }

    /** The forms that a process in force shows. */
    Set<String> shownForms() {
        var found = new TreeSet<String>();
        installed.values().stream()
                .filter(file -> file.ending().equals("bpmn"))
                .forEach(process -> found.addAll(formsOf(process)));
        return found;
    }

    static boolean isSame(ModelFile one, ModelFile other) {
        return one != null && other != null && Arrays.equals(one.content(), other.content());
    }
}
