package org.guitu.gate.net;

import java.util.Optional;

/**
 * A sequence flow.
 *
 * @param source the id of the node that it leaves
 * @param target the id of the node that it leads to
 * @param condition empty where it has none, or one that is none of the small grammar, which the gate refuses elsewhere
 * @param isDefault whether it is taken where no other one holds
 */
public record Flow(
        String id, String name, String source, String target, Optional<Condition> condition, boolean isDefault) {}
