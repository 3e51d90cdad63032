package org.guitu.mycases;

import org.guitu.progress.WaitWords.Sentence;

/**
 * A case as a line of the list.
 *
 * @param minor whether the person is a minor, or may be one
 * @param why why it is not closed, or how it ended, as far as the reader may know
 */
public record MyCaseLine(MyCase of, boolean minor, Sentence why) {}
