package org.guitu.sameperson;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.OtherCase;
import org.guitu.casefile.PersonIndex;
import org.guitu.casefile.SamePerson;
import org.guitu.casefile.SamePerson.Verdicts;
import org.guitu.casefile.trait.Trait;
import org.guitu.family.CaseLinks;
import org.guitu.family.LinkedCase;
import org.springframework.stereotype.Component;

/**
 * Which other cases may be the same person's and are still to be asked about: found by the index, without a verdict, and not those of the
 * person's own family.
 *
 * <p>Whose cases are linked are two persons. Where nobody said so of just these two, because it follows from what was said of a third, a
 * shared ID number is asked about all the same.
 */
@Component
public class SupposedCases {

    private static final Comparator<OtherCase> OLDEST_FIRST = Comparator.comparing(OtherCase::openedAt)
            .thenComparing(other -> other.caseNumber().value());

    private final PersonIndex index;
    private final SamePerson samePerson;
    private final CaseLinks links;
    private final InstantSource clock;

    SupposedCases(PersonIndex index, SamePerson samePerson, CaseLinks links, InstantSource clock) {
        this.index = index;
        this.samePerson = samePerson;
        this.links = links;
        this.clock = clock;
    }

    /** Those that are to be asked about in that process instance, the oldest first. */
    public List<OtherCase> toAsk(CaseNumber caseNumber, String instance) {
        return find(caseNumber, (verdicts, found) -> verdicts.open(instance, found));
    }

    /** Those that nobody was ever asked about, the oldest first. */
    public List<OtherCase> neverAsked(CaseNumber caseNumber) {
        return find(caseNumber, Verdicts::neverAsked);
    }

    private List<OtherCase> find(
            CaseNumber caseNumber, BiFunction<Verdicts, List<OtherCase>, List<OtherCase>> withoutAnswer) {
        var found = index.search(caseNumber, clock.instant()).otherCases();
        var open = found.isEmpty() ? found : withoutAnswer.apply(samePerson.verdicts(caseNumber), found);
        if (open.isEmpty()) {
            return open;
        }
        var family =
                links.linkedTo(caseNumber).stream().collect(Collectors.toMap(LinkedCase::number, Function.identity()));
        return open.stream()
                .filter(other -> !isFamily(other, family))
                .sorted(OLDEST_FIRST)
                .toList();
    }

    private static boolean isFamily(OtherCase other, Map<CaseNumber, LinkedCase> family) {
        var link = family.get(other.caseNumber());
        return link != null && !(link.supposed() && other.sharedTraits().contains(Trait.ID_NUMBER));
    }
}
