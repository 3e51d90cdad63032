package org.guitu.family;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the person of one case is to the person of another. */
public enum Relation {
    MOTHER("母亲"),
    FATHER("父亲"),
    /** Mother or father: the parent's sex is not known. */
    PARENT("父亲或母亲"),
    CHILD("子女"),
    SIBLING("兄弟姐妹"),
    SPOUSE("配偶"),
    OTHER_KIN("其他亲属"),
    RESCUED_TOGETHER("一同获救");

    private static final Set<Relation> PARENTS = Set.of(MOTHER, FATHER, PARENT);
    private static final Set<Relation> CLOSE_KIN = Set.of(MOTHER, FATHER, PARENT, CHILD, SIBLING);

    private final String zh;

    Relation(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    /** As forms and the database write it, such as {@code other-kin}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The relation that the code of an option means; empty when it is none. */
    public static Optional<Relation> find(Object code) {
        return Arrays.stream(values())
                .filter(relation -> relation.code().equals(code))
                .findFirst();
    }

    /** Parent, child or sibling: whoever parts them needs a reason and a second person. */
    public boolean isCloseKin() {
        return CLOSE_KIN.contains(this);
    }

    /**
     * What one person is to the other, of whom this says what he or she is to the one.
     *
     * @param sexOfOne {@code null} when it is not known
     */
    Relation seenFromOther(String sexOfOne) {
        if (PARENTS.contains(this)) {
            return CHILD;
        }
        return this == CHILD ? parent(sexOfOne) : this;
    }

    private static Relation parent(String sex) {
        return "female".equals(sex) ? MOTHER : "male".equals(sex) ? FATHER : PARENT;
    }

    /**
     * What somebody is who is {@code next} to the person who is this, as far as it goes without saying: siblings share their siblings and
     * parents, a parent's children are siblings, and siblings of a child are children.
     */
    Optional<Relation> then(Relation next) {
        if (this == SIBLING && (next == SIBLING || PARENTS.contains(next))) {
            return Optional.of(next);
        }
        if (PARENTS.contains(this) && next == CHILD) {
            return Optional.of(SIBLING);
        }
        return this == CHILD && next == SIBLING ? Optional.of(CHILD) : Optional.empty();
    }
}
