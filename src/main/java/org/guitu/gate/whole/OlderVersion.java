package org.guitu.gate.whole;

import java.util.List;
import org.guitu.gate.file.ModelFile;

/**
 * A version of a process that is not the newest and still has running instances, which go on by it.
 *
 * @param process the id of the process
 * @param version its number, from 1
 * @param instances how many there are
 * @param model the file it came in
 * @param forms those that came with it
 */
public record OlderVersion(String process, int version, long instances, ModelFile model, List<ModelFile> forms) {}
