package org.guitu.dossier;

import java.util.Collection;
import java.util.Optional;
import org.guitu.casefile.AnswerPlace.Origin;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Timeline;

/**
 * In what capacity somebody looks into the dossier of one case, and what may be seen and done in it: mostly because a task of the case
 * waits there. Another occasion is another implementation, and a method that makes it.
 */
public interface DossierScope {

    CaseNumber caseNumber();

    /** What gave the occasion, in words for the audit trail, such as a task's name; {@link #occasionId} is its id. */
    String occasion();

    String occasionId();

    /** Whether what that department recorded in that region is the reader's own office's work. */
    boolean isOwn(String department, String region);

    /** Whether the content is open to the reader here and now; what of it, the tables say. */
    boolean opensContent();

    /** Whether the reader may know of that step: what it is called, of which process, by whom and when. */
    boolean knows(Timeline.Step step);

    /**
     * The same of a step that may still come.
     *
     * @param step a user task, or the process once more for what it is called itself
     * @param departments those that have it to do
     */
    boolean knows(String process, String step, Collection<String> departments);

    /** Whether the reader may read what that department recorded in that region, on that form as that question of that class. */
    boolean reads(String department, String region, Origin origin);

    /**
     * Whether the reader may correct what that department recorded in that region: the own office's work, and what the same department
     * recorded elsewhere before the case came here.
     */
    default boolean corrects(String department, String region) {
        return isOwn(department, region);
    }

    /** Whether nothing can be read only because the reader has not claimed the task of a minor's case. */
    default boolean claimsFirst() {
        return false;
    }

    /** As whom the reader may add to the dossier here and now; empty when that is not allowed. */
    Optional<Writer> writer();

    /** An account that records something for its department in that region. */
    record Writer(String account, String department, String region) {}
}
