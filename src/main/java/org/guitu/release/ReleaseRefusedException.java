package org.guitu.release;

import java.util.List;

/** Something about a release that is not done: the key of why in {@code messages.properties}, and what stands in it. */
public class ReleaseRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Object> values;

    public ReleaseRefusedException(String key, Object... values) {
        super(key);
        this.values = List.of(values);
    }

    public String key() {
        return "models.refused." + getMessage();
    }

    public Object[] values() {
        return values == null ? new Object[0] : values.toArray();
    }
}
