package org.guitu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.guitu.office.Department;
import org.guitu.office.Directory;

/** Of the packaged forms: which personal answers each shows again, on which forms they were recorded, and to which departments. */
public final class ShownAgain {

    /** The offices that may examine an application; elsewhere a variable may name any department. */
    private static final Map<String, Set<String>> NAMED_BY =
            Map.of("aidDepartment", Set.of("police", "procuratorate", "court"));

    private final Map<String, Form> forms = new TreeMap<>();
    private final Map<String, Set<String>> departments = new TreeMap<>();

    /** That {@code form} shows what was recorded as {@code field} on {@code originForm}. */
    public record Shown(String form, String originForm, String field, String dataClass, Set<String> departments) {}

    public ShownAgain() {
        try (Stream<Path> files = Files.list(Path.of("forms"));
                Stream<Path> models = Files.list(Path.of("processes"))) {
            for (Path file : files.toList()) {
                var form = Form.read(Files.readAllBytes(file));
                forms.put(form.id(), form);
            }
            models.filter(file -> file.toString().endsWith(".bpmn"))
                    .flatMap(file ->
                            Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(UserTask.class).stream())
                    .forEach(task -> departments
                            .computeIfAbsent(task.getId(), any -> new TreeSet<>())
                            .addAll(readers(task)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Map<String, Form> forms() {
        return forms;
    }

    private static Set<String> readers(UserTask task) {
        var readers = new TreeSet<String>();
        task.getCamundaCandidateGroupsList()
                .forEach(group -> readers.add(group.equals("supervisor") ? "joint-conference" : group));
        departmentFrom(task).ifPresent(variable -> readers.addAll(NAMED_BY.getOrDefault(variable, everyDepartment())));
        return readers;
    }

    private static Optional<String> departmentFrom(UserTask task) {
        return task.getModelInstance().getModelElementsByType(CamundaProperty.class).stream()
                .filter(property -> "departmentFrom".equals(property.getCamundaName()))
                .filter(property -> property.getParentElement()
                        .getParentElement()
                        .getParentElement()
                        .equals(task))
                .map(CamundaProperty::getCamundaValue)
                .findFirst();
    }

    /** The ids of all departments. */
    public static Set<String> everyDepartment() {
        var all = new TreeSet<String>();
        Directory.packaged().departments().stream().map(Department::id).forEach(all::add);
        return all;
    }

    /** Whether the form opens with something for that question. */
    private static boolean opensWithSomething(FormField field) {
        return field.isReadOnly()
                || field.isPrefilled()
                || !field.sameAs().isEmpty()
                || field.prefillFrom().isPresent()
                || field.shows().isPresent();
    }

    /** Everything that any form shows again. */
    public List<Shown> all() {
        var shown = new ArrayList<Shown>();
        forms.values().forEach(form -> form.fields().stream()
                .filter(FormField::isClassified)
                .filter(ShownAgain::opensWithSomething)
                .forEach(field -> Stream.concat(Stream.of(field.key()), field.sameAs().stream())
                        .forEach(key -> shown.addAll(recorded(form, field, key)))));
        return shown;
    }

    private List<Shown> recorded(Form form, FormField field, String key) {
        var readers = departments.getOrDefault(form.id(), Set.of());
        var found = new ArrayList<Shown>();
        forms.values().forEach(origin -> origin.field(key)
                .filter(question -> question.isClassified() && !question.isReadOnly())
                .ifPresent(question -> found.add(new Shown(
                        form.id(), origin.id(), key, question.dataClass().orElseThrow(), readers))));
        if (found.isEmpty() || field.shows().isPresent()) {
            found.add(new Shown(form.id(), form.id(), key, field.dataClass().orElseThrow(), readers));
        }
        return found;
    }
}
