package org.guitu.gate.flow;

import org.guitu.gate.source.Sources;

/** One question about where facts come from and who needs them. */
interface FlowRule {

    void check(Sources sources, Findings found);
}
