package org.guitu.form;

import java.util.Map;
import java.util.Optional;

/**
 * The lists of options that stand in one place and that forms name instead of copying them, such as the departments.
 *
 * <p>A question names one by the custom property {@code options}; its own {@code values} stand behind it, or before it with {@code
 * ownOptions} = {@code first}.
 */
@FunctionalInterface
public interface OptionLists {

    /** For forms that name none. */
    OptionLists NONE = name -> Optional.empty();

    /** The labels by their codes, in the order in which they are shown; empty when there is no list of that name. */
    Optional<Map<String, String>> find(String name);

    /** The same as people choose from it, with what else they want to know of an entry; {@link #find} says what an entry is called. */
    default Optional<Map<String, String>> shown(String name) {
        return find(name);
    }
}
