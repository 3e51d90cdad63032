package org.guitu.casefile.trait.name;

/** How close the names of two people are, by what it takes besides to suppose one person. */
public enum Closeness {
    NONE,
    /** Not enough whatever else fits. */
    HINT,
    /** Enough where both birth dates are known and the same. */
    BY_BIRTH_DATE,
    /** Enough where both ages are known and agree. */
    BY_AGE,
    /** Enough where nothing speaks against it. */
    SAME;

    Closeness or(Closeness other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Closeness atMost(Closeness most) {
        return compareTo(most) <= 0 ? this : most;
    }
}
