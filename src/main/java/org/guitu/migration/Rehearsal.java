package org.guitu.migration;

import java.util.List;
import java.util.Optional;
import org.guitu.casefile.CaseNumber;
import org.guitu.gate.file.Sentence;

/**
 * What moving one case would do, tried in a transaction that is rolled back.
 *
 * @param process the id of the process
 * @param version the older version
 * @param step where it stands
 * @param caseNumber whose it is; empty for a case made up for the trial. Who may not see the case must not be shown it
 * @param result whether it would move
 * @param changes what changes of it, in words
 */
public record Rehearsal(
        String process,
        int version,
        String step,
        Optional<CaseNumber> caseNumber,
        CaseResult.Outcome result,
        List<Sentence> changes) {}
