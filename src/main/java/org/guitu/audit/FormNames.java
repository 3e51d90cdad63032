package org.guitu.audit;

import java.util.Map;

/** What people call the forms whose ids the trail keeps: an id never changes, and a name may. */
public interface FormNames {

    /** By the ids of the forms that are deployed now. */
    Map<String, String> now();
}
