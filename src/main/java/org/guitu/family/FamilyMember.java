package org.guitu.family;

import java.util.Optional;
import org.guitu.casefile.CaseNumber;

/**
 * Somebody whose case is linked to the one at hand, as one reader may know of him or her.
 *
 * @param relation what she or he is to the person at hand, in words
 * @param state where the case is handled and how it stands, in words; empty for whoever may not see it
 */
public record FamilyMember(CaseNumber number, String relation, Optional<String> state) {

    /** All of it in one line. */
    public String words() {
        return "%s：个案 %s，%s".formatted(relation, number, state.orElse("办理情况不在您的查阅范围"));
    }
}
