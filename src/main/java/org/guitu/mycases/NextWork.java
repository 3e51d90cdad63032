package org.guitu.mycases;

import java.util.Optional;
import org.guitu.progress.WaitWords.Sentence;

/**
 * What comes next for somebody who has done something in a file.
 *
 * @param file its number
 * @param mayOpen whether it is a case whose page the person may open
 * @param here what the person could do next in it
 * @param why why it waits otherwise, as far as the person may know
 * @param elsewhere what the person could do next in another file
 */
public record NextWork(
        String file, boolean mayOpen, Optional<OwnTask> here, Optional<Sentence> why, Optional<OwnTask> elsewhere) {}
