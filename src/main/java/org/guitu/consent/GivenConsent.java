package org.guitu.consent;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The answers of a person, or of whoever decides for her or him, that stay in the dossier and are read whenever something rests on them:
 * with whom something may be shared, what may be asked and done, what is kept from whom.
 */
public final class GivenConsent {

    public static final String POLICE = "policeCooperation";
    public static final String SHARE = "consentShareWith";
    public static final String SHARE_OF_ADULT = "adultShareWith";
    /** What whoever decides anew was asked besides services, and agreed to. */
    public static final String AGREED = "anewMatters";

    /** The same, and refused. */
    public static final String REFUSED = "anewMattersRefused";

    public static final String WITHHELD = "withheldInfo";

    public static final Set<String> QUESTIONS = Set.of(POLICE, SHARE, SHARE_OF_ADULT, AGREED, REFUSED, WITHHELD);

    private static final String NOBODY = "nobody";

    private GivenConsent() {}

    /** Whether more is allowed by the second answer to that question than by the first; {@code null} is none. */
    public static boolean allowsMore(String question, Object before, Object now) {
        return switch (question) {
            case SHARE, AGREED -> hasMore(now, before);
            // Without it counts what was said before.
            case SHARE_OF_ADULT -> now == null || hasMore(now, before);
            case REFUSED -> hasMore(before, now);
            case POLICE -> "no".equals(before) && !"no".equals(now) || !"yes".equals(before) && "yes".equals(now);
            case WITHHELD -> before != null && now == null;
            default -> false;
        };
    }

    private static boolean hasMore(Object one, Object other) {
        var more = new HashSet<Object>(codes(one));
        more.removeAll(codes(other));
        more.remove(NOBODY);
        return !more.isEmpty();
    }

    private static Collection<?> codes(Object answer) {
        return answer instanceof Collection<?> codes ? codes : List.of();
    }
}
