package org.guitu.gate.weakening;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.guitu.gate.difference.Table;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.whole.Whole;

/** Finds what a deployment weakens, by comparing each of its files with the one that is deployed. */
public final class Weakenings {

    private static final String ACCESS = "field-access.dmn";
    private static final String FORM = ".form";

    private final Whole whole;
    private final Names names;
    private final Moved moved;
    private final ClassReaders readers;

    private Weakenings(Whole whole) {
        this.whole = whole;
        this.names = new Names(whole);
        this.moved = new Moved(whole);
        this.readers = new ClassReaders(table(whole.before(ACCESS)), table(whole.file(ACCESS)));
    }

    /** Everything that would protect people less than before, in the order of the files. */
    public static List<Weakening> of(Whole whole) {
        Function<ModelFile, List<Weakening>> look = new Weakenings(whole)::look;
        return whole.sent().stream().map(look).flatMap(List::stream).toList();
    }

    private Optional<Table> table(Optional<ModelFile> file) {
        return file.map(whole::root).flatMap(Table::of);
    }

    private List<Weakening> look(ModelFile file) {
        var found = new Found(file);
        var before = whole.before(file.shortName());
        boolean same = before.filter(old -> Arrays.equals(old.content(), file.content()))
                .isPresent();
        if (before.isPresent() && !same) {
            look(before.get(), file, found);
        } else if (before.isEmpty() && file.ending().equals("bpmn")) {
            ProcessWeakening.lookAtNew(new Steps(whole.root(file)), found);
        }
        return found.all();
    }

    private void processes(Steps before, Steps after, Found found) {
        new ProcessWeakening(before, after, moved, found).look();
        otherForms(before, after, found);
    }

    /** A step that is asked by another form is held to what the one before demanded. */
    private void otherForms(Steps before, Steps after, Found found) {
        Stream.of("userTask", "startEvent")
                .flatMap(kind -> before.all(kind).stream())
                .forEach(step -> moved.find(step, after)
                        .map(now -> Steps.camunda(now, "formRef"))
                        .filter(form -> !form.equals(Steps.camunda(step, "formRef")))
                        .ifPresent(form -> whole.before(Steps.camunda(step, "formRef") + FORM)
                                .ifPresent(old -> whole.file(form + FORM).ifPresent(now -> look(old, now, found)))));
    }

    private void look(ModelFile before, ModelFile after, Found found) {
        switch (after.ending()) {
            case "bpmn" -> processes(new Steps(whole.root(before)), new Steps(whole.root(after)), found);
            case "dmn" ->
                table(Optional.of(before)).ifPresent(old -> table(Optional.of(after))
                        .ifPresent(now -> new TableWeakening(old, now, names, found).look()));
            default -> new FormWeakening(after.key(), Names.form(before), Names.form(after), readers, found).look();
        }
    }
}
