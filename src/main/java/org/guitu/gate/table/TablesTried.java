package org.guitu.gate.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.guitu.catalogue.KnownName;
import org.guitu.gate.fact.FactValues;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.gate.whole.Whole;
import org.guitu.gate.whole.WholeRule;
import org.guitu.office.Directory;
import org.guitu.xml.Xml;
import org.springframework.stereotype.Component;

/**
 * Every table, tried over everything that it can be asked. Of a table that stays as it is only that is told which a deployment does to it:
 * a form with another option, a process with another task.
 */
@Component
public final class TablesTried implements WholeRule {

    private final Directory directory;

    public TablesTried(Directory directory) {
        this.directory = directory;
    }

    @Override
    public List<Problem> check(Whole whole) {
        var found = new ArrayList<Problem>();
        var ofOthers = new ArrayList<Problem>();
        var trial = trial(whole);
        tables(whole).forEach(file -> (whole.isSent(file) ? found : ofOthers).addAll(trial.check(file)));
        if (!ofOthers.isEmpty()) {
            var known = known(whole);
            ofOthers.stream().filter(problem -> !known.contains(problem)).forEach(found::add);
        }
        return found;
    }

    /** Nobody asks the table of invariants anything: what its rows say is proved; nor one that is not named like its file. */
    private static Stream<ModelFile> tables(Whole whole) {
        return whole.files("dmn")
                .filter(file -> !file.key().equals(KnownName.INVARIANTS.id()))
                .filter(file -> Xml.all(whole.root(file), "decision").stream()
                        .anyMatch(decision -> decision.getAttribute("id").equals(file.key())));
    }

    private TableCheck trial(Whole whole) {
        return new TableCheck(
                whole, new Asked(whole, FactValues.of(whole, directory), directory), new Readers(whole), directory);
    }

    /** What is said of the tables as everything is deployed. */
    private Set<Problem> known(Whole whole) {
        var before = whole.files().stream()
                .map(ModelFile::shortName)
                .flatMap(name -> whole.before(name).stream())
                .toList();
        var deployed = new Whole(List.of(), before, whole.older());
        var trial = trial(deployed);
        var found = new HashSet<Problem>();
        tables(deployed).forEach(file -> found.addAll(trial.check(file)));
        return found;
    }
}
