package org.guitu.mycases;

import java.util.List;
import java.util.Optional;
import org.guitu.dossier.DossierView;
import org.guitu.header.HeaderLine;
import org.guitu.progress.WaitWords.Sentence;

/**
 * A case as one of an office sees it.
 *
 * @param minor whether the person is a minor, or may be one
 * @param header whom the case is about; nothing while no task opens it
 * @param waits why it is not closed, the most urgent first, or how it ended; each says what comes next
 * @param tasks those that wait for the own office
 * @param dossier the course, with what the own office recorded as far as it is open; empty for whoever may not know of it
 * @param opensContent whether a task opens what was recorded
 * @param events what may be started, in its groups, also what cannot be started now
 */
public record MyCaseView(
        MyCase of,
        boolean minor,
        List<HeaderLine> header,
        List<Sentence> waits,
        List<OwnTask> tasks,
        Optional<DossierView> dossier,
        boolean opensContent,
        List<EventGroup> events) {}
