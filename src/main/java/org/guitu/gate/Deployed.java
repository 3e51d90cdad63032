package org.guitu.gate;

import java.util.List;
import java.util.Optional;

/** What is deployed already, each model in its newest version. */
public interface Deployed {

    boolean hasProcess(String key);

    boolean hasDecision(String key);

    /** The files with the processes that can be started. */
    List<ModelFile> processes();

    /** The forms that came with them. */
    List<ModelFile> forms();

    /** The file with that decision table, if there is one. */
    Optional<ModelFile> decision(String key);
}
