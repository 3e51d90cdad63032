package org.guitu.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which of the known names somebody may have meant who wrote another: one that differs by a slip of the hand. */
public final class Suggestion {

    private Suggestion() {}

    /** The nearest of them, if it is near. */
    public static Optional<String> near(String written, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(written, name) <= slips(written))
                .min(Comparator.comparingInt((String name) -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code " (meant 'police'?)"}, to stand in a sentence; empty when none is near. */
    public static String of(String written, Collection<String> known) {
        return near(written, known).map(" (meant '%s'?)"::formatted).orElse("");
    }

    private static int slips(String written) {
        return written.length() < 5 ? 1 : written.length() < 12 ? 2 : 3;
    }

    /** How many letters were left out, added, changed or swapped with their neighbour. */
    private static int distance(String one, String other) {
        var steps = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                steps[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : next(steps, one, other, i, j);
            }
        }
        return steps[one.length()][other.length()];
    }

    private static int next(int[][] steps, String one, String other, int i, int j) {
        int changed = steps[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int best = Math.min(changed, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
    }
}
