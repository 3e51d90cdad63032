package org.guitu.migration.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.guitu.gate.file.Sentence;
import org.guitu.migration.Losses;
import org.guitu.migration.ProcessModel;
import org.guitu.migration.VersionPlan;

/**
 * A plan with everything that it takes to carry it out.
 *
 * @param plan what was decided
 * @param from the older version
 * @param to the newer one
 * @param engine how the engine moves what stands at a step of the same kind
 * @param anew the steps that the engine cannot map: their tokens are taken away before the move and begin at the target after it
 * @param renamed the new names of steps, by those before
 * @param faults why it cannot be carried out, by step; the empty one is about the whole version
 * @param losses what cases would lose by it
 */
record PreparedPlan(
        VersionPlan plan,
        ProcessModel from,
        ProcessModel to,
        MigrationPlan engine,
        Set<String> anew,
        Map<String, String> renamed,
        Map<String, List<Sentence>> faults,
        Losses losses) {}
