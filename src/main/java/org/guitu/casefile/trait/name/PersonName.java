package org.guitu.casefile.trait.name;

import java.util.Set;

/** One name of a person, read as its script is written. */
sealed interface PersonName permits HanName, LatinName, ScriptName {

    /** What the index holds of the name. */
    Set<String> keys();

    /** What the index may hold of other writings of the name. */
    Set<String> keysToLookFor();

    /** How it sounds, in Latin letters, whichever way it is cut into words. */
    Set<String> sounds();

    /** Compared with another; names of two scripts are not close. */
    Closeness closenessTo(PersonName other);

    /** Whether it is what only those close to the person call her. */
    boolean isPetName();

    /** Whether the two are of one family rather than one person: the family name is the same, what follows differs. */
    boolean isOfTheFamilyOf(PersonName other);
}
