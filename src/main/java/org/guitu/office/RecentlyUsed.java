package org.guitu.office;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map that, once it is full, forgets what was used least recently: nobody fills the memory by making up keys. For one thread at a
 * time.
 */
public final class RecentlyUsed<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    /** @param most how many entries it keeps */
    public RecentlyUsed(int most) {
        super(64, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
    }
}
