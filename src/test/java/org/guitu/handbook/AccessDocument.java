package org.guitu.handbook;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.casefile.AnswerPlace.Origin;
import org.guitu.casefile.DataClass;
import org.guitu.form.FormField;
import org.guitu.testing.AccessTable;
import org.guitu.testing.ShownAgain;

/**
 * What {@code field-access.dmn} comes to, for every question of every form: who reads it again in the tab “档案” and in an emergency
 * ({@link #DOSSIER}), and on which form ({@link #FORMS}). Kept in the repository, so that whoever changes the table or a form sees, and
 * shows, for whom that opens or closes something.
 */
final class AccessDocument {

    static final Path DOSSIER = Path.of("docs/field-access/dossier.csv");
    static final Path FORMS = Path.of("docs/field-access/forms.csv");

    private static final List<String> WAYS = List.of("own-dossier", "same-department", "dossier", "break-glass");

    private final AccessTable table = new AccessTable();
    private final ShownAgain forms = new ShownAgain();

    String dossier() {
        var asked = forms.forms().values().stream().flatMap(form -> form.fields().stream()
                .filter(FormField::isClassified)
                .filter(field -> !field.isReadOnly())
                .map(field ->
                        new Origin(form.id(), field.key(), field.dataClass().orElseThrow())));
        var documents = ShownAgain.everyDepartment().stream().flatMap(department -> Stream.of(DataClass.values())
                .map(dataClass -> Origin.document(department, dataClass.id())));
        return Stream.concat(asked, documents)
                .map(origin -> "%s,%s,%s,%s\n"
                        .formatted(
                                origin.form(),
                                origin.field(),
                                origin.dataClass(),
                                WAYS.stream().map(way -> readers(way, origin)).collect(Collectors.joining(","))))
                .collect(Collectors.joining("", "originForm,field,class," + String.join(",", WAYS) + "\n", ""));
    }

    private String readers(String way, Origin origin) {
        var all = ShownAgain.everyDepartment();
        var readers = new TreeSet<String>();
        all.stream()
                .filter(department -> table.reads(department, origin.dataClass(), way, origin.form(), origin.field()))
                .forEach(readers::add);
        return readers.equals(all) ? "all" : readers.isEmpty() ? "none" : String.join(" ", readers);
    }

    String forms() {
        return forms.all().stream()
                .map(shown -> "%s,%s,%s,%s,%s\n"
                        .formatted(
                                shown.form(),
                                shown.originForm(),
                                shown.field(),
                                shown.dataClass(),
                                readers(
                                        shown.form(),
                                        new Origin(shown.originForm(), shown.field(), shown.dataClass()))))
                .sorted()
                .distinct()
                .collect(Collectors.joining("", "form,originForm,field,class,departments\n", ""));
    }
}
