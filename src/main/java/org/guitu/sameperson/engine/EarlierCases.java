package org.guitu.sameperson.engine;

import java.util.Map;
import org.guitu.engine.form.FormFeature;
import org.springframework.stereotype.Component;

/**
 * What a form may know of other cases of the same person, for the rules of forms that mention it.
 *
 * <p>{@code earlierCases} are those that may be, still to be asked about, the oldest first. Each says {@code region},
 * {@code regionName}, {@code openedIn} (year and month), {@code traits} by which it was found, and all of that in {@code words};
 * never its number, nor anything that is in it. A form that opens a case learns besides whether it was told of them before
 * ({@link AtRegistration}); that of a task, in {@code linkedCases}, how many were found to be the same person's ({@link InCase}).
 */
@Component
final class EarlierCases implements FormFeature {

    static final String SUPPOSED = "earlierCases";
    static final String LINKED = "linkedCases";

    private final AtRegistration atRegistration;
    private final InCase inCase;

    EarlierCases(AtRegistration atRegistration, InCase inCase) {
        this.atRegistration = atRegistration;
        this.inCase = inCase;
    }

    @Override
    public Enquiry enquiry(Occasion occasion) {
        return occasion.caseNumber().isEmpty()
                ? atRegistration.enquiry(occasion)
                : occasion.task().map(task -> inCase.enquiry(occasion, task)).orElse(Map::of);
    }
}
