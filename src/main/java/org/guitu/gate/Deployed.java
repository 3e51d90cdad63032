package org.guitu.gate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.whole.OlderVersion;

/** What is deployed already. Models are those of the newest version, unless it says otherwise. */
public interface Deployed {

    boolean hasProcess(String key);

    boolean hasDecision(String key);

    /** The files with the processes that can be started. */
    List<ModelFile> processes();

    /** The forms that came with them. */
    List<ModelFile> forms();

    /** The files with the decision tables. */
    List<ModelFile> decisions();

    /** All of them. */
    default List<ModelFile> all() {
        return Stream.of(processes(), forms(), decisions())
                .flatMap(List::stream)
                .toList();
    }

    /** The file with that decision table, if there is one. */
    Optional<ModelFile> decision(String key);

    /** The versions before the newest that cases still go by. */
    default List<OlderVersion> older() {
        return List.of();
    }

    /** The same once these processes have got a new version: what is the newest of them now is older then. */
    default List<OlderVersion> older(Set<String> replaced) {
        return older();
    }
}
