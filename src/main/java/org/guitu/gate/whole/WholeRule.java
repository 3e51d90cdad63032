package org.guitu.gate.whole;

import java.util.List;
import org.guitu.gate.file.Problem;

/** What must be true of everything together. Each is a bean; {@code Gate} asks all of them when every file can be read. */
public interface WholeRule {

    /** What is wrong: each named by a file that is sent or, where one that stays no longer fits, by that one. */
    List<Problem> check(Whole whole);
}
