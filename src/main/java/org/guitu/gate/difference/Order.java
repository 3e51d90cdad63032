package org.guitu.gate.difference;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which few of several things changed their place, so that the others stand as they stood. */
final class Order {

    private Order() {}

    /**
     * Those to move, as few as can be.
     *
     * @param before all of them as they stood
     * @param after the same as they stand now; what is in one list only is passed over
     */
    static <T> Set<T> moved(List<T> before, List<T> after) {
        var kept = after.stream().filter(before::contains).toList();
        int[] places = kept.stream().mapToInt(before::indexOf).toArray();
        int[] length = new int[places.length];
        int[] previous = new int[places.length];
        int last = -1;
        for (int i = 0; i < places.length; i++) {
            length[i] = 1;
            previous[i] = -1;
            for (int j = 0; j < i; j++) {
                if (places[j] < places[i] && length[j] >= length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            last = last < 0 || length[i] > length[last] ? i : last;
        }
        var moved = new HashSet<>(kept);
        for (int i = last; i >= 0; i = previous[i]) {
            moved.remove(kept.get(i));
        }
        return moved;
    }
}
