package org.guitu.migration;

import java.util.List;
import java.util.Optional;
import org.guitu.casefile.CaseNumber;
import org.guitu.gate.file.ModelFile;
import org.guitu.office.RefusedException;

/**
 * Moves running cases to a new version of their process. Who may ask is the caller's affair, with one exception: {@link #carryOut} takes
 * two administrators.
 *
 * <p>{@code files} is always a deployment that is not there yet: it is deployed, asked about and rolled back. Without any, the newest
 * versions that are deployed are meant.
 */
public interface Migrations {

    /** What runs by the versions of the processes in those files that are deployed now, the newest version included. */
    List<Affected> affected(List<ModelFile> files);

    /** What runs by the older versions of that process. */
    List<Affected> affected(String process);

    /**
     * A plan for each version of the processes in those files by which cases run: what both versions have goes on at the same step, a
     * step that was only renamed moves, and one that is gone stays.
     */
    List<VersionPlan> proposed(List<ModelFile> files);

    /** The same for the older versions of a process whose newest one is deployed. */
    List<VersionPlan> proposed(String process);

    /** What is wrong with those plans: what the engine says, and what Guitu knows about cases. */
    List<Finding> check(List<VersionPlan> plans, List<ModelFile> files);

    /**
     * Moves, in a transaction that is rolled back, one running case for each step of each plan, or, where nobody stands, one that is made
     * up.
     */
    List<Rehearsal> rehearse(List<VersionPlan> plans, List<ModelFile> files);

    /** The same for whatever runs in one case by the versions of those plans. */
    List<Rehearsal> rehearse(List<VersionPlan> plans, List<ModelFile> files, CaseNumber caseNumber);

    /**
     * Has the plans carried out to the newest versions that are deployed now, each instance in a transaction of its own, by whichever node
     * comes first. Returns the order's number.
     *
     * @param askedBy the account of the administrator who asked for it
     * @param approvedBy the account of another one
     * @throws RefusedException when it takes another administrator, a plan is refused, or another order about that process is at work
     */
    long carryOut(List<VersionPlan> plans, String askedBy, String approvedBy);

    /**
     * Plans that bring the cases which that order has moved back to the versions that they came from, of which the newest must be a
     * deployment with the same content: what has got to a step that was not there then goes on at the next one that was.
     */
    List<VersionPlan> proposedBack(long order);

    /** The same as {@link #carryOut}, for the cases only that that order has moved. */
    long carryBack(long order, List<VersionPlan> plans, String askedBy, String approvedBy);

    Optional<Progress> progress(long order);

    /** All orders, the newest first. */
    List<Progress> orders(int page);

    /** No further case of that order is moved; what is done stays done. */
    void stop(long order, String account);

    /** The order goes on; what failed is tried again. */
    void resume(long order, String account);

    /** What became of each case of the order, of those regions that the account supervises: others get counts ({@link Progress}) only. */
    List<CaseResult> results(long order, String account, int page);
}
