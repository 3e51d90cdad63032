package org.guitu.export.engine;

import java.util.Optional;
import java.util.Set;
import org.guitu.catalogue.KnownName;
import org.guitu.form.FormField;

/**
 * What the file of one person holds about the case of somebody who belongs to him or her: its number, where it is handled and how it stands.
 * It is not given to the person, who may be the one from whom the other is kept safe; whoever asks for the other's file asks there.
 */
final class OthersCases {

    private static final Set<String> FACTS = Set.of("kinCase", "kinEvent", "kinLead", "linkRegion", "linkAskedBy");

    private OthersCases() {}

    static boolean isFact(String name) {
        return FACTS.contains(name);
    }

    /** Whether that process is worked on where the other's case is, and says by that alone where that is. */
    static boolean isThere(String process) {
        return process.equals(KnownName.LINK_ANSWER.id());
    }

    /** Whether that question asks for the number of the other's case. */
    static boolean isNumber(Optional<FormField> question) {
        return question.flatMap(FormField::family).filter("case"::equals).isPresent();
    }
}
