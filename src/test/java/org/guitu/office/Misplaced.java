package org.guitu.office;

import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.guitu.casefile.CaseNumber;

/** A class in the wrong room, for the test of the architecture's test: it knows the engine, what is above it, and is known by what it knows. */
public class Misplaced {

    private final ProcessEngine engine;

    public Misplaced(
            ProcessEngine engine, int second, int third, int fourth, int fifth, int sixth, int seventh, int eighth) {
        this.engine = engine;
    }

    public Optional<CaseNumber> number() {
        return CaseNumber.find(new Back(this).name());
    }

    String name() {
        return engine.getName();
    }
}
