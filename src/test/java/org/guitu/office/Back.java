package org.guitu.office;

/** The other half of a circle of classes. */
record Back(Misplaced misplaced) {

    String name() {
        return misplaced.name();
    }
}
