package org.guitu.migration;

import java.util.Optional;

/**
 * What becomes of whoever stands at a step of the older version.
 *
 * @param way how it goes on
 * @param target the step of the new version, where it moves to one: an id, or {@code call/step} for a step within the process that the call
 *     activity {@code call} calls. A step of a plan may be such a path as well, for cases in a process that is called no more
 */
public record Fate(Way way, Optional<String> target) {

    /** Stands between a call activity and a step of the process that it calls. */
    public static final String INTO = "/";

    public static final Fate SAME = new Fate(Way.SAME, Optional.empty());
    public static final Fate STAY = new Fate(Way.STAY, Optional.empty());
    public static final Fate BY_HAND = new Fate(Way.BY_HAND, Optional.empty());

    /** How a case goes on. */
    public enum Way {
        /** At the step of the same id. */
        SAME("at the same step"),
        /** At another step. */
        MOVE("moves to another step"),
        /** The whole case stays with its version, and ends by it. */
        STAY("stays in its version"),
        /** The whole case stays until somebody has decided about it: it is named in the report as open. */
        BY_HAND("by hand");

        private final String words;

        Way(String words) {
            this.words = words;
        }

        /** In English, the key of its Chinese words. */
        public String words() {
            return words;
        }
    }

    public Fate {
        if ((way == Way.MOVE) != target.isPresent()) {
            throw new IllegalArgumentException("A step moves to a target, and to none otherwise.");
        }
    }

    public static Fate moveTo(String target) {
        return new Fate(Way.MOVE, Optional.of(target));
    }

    /** The call activity behind whose border the target lies; empty where it lies in the process itself. */
    public Optional<String> call() {
        return target.filter(path -> path.contains(INTO)).map(path -> path.substring(0, path.indexOf(INTO)));
    }

    /** The step at which it goes on, in whatever process. */
    public Optional<String> step() {
        return target.map(path -> path.substring(path.indexOf(INTO) + 1));
    }

    /** Whether the whole case keeps its version because of it. */
    public boolean keeps() {
        return way == Way.STAY || way == Way.BY_HAND;
    }
}
