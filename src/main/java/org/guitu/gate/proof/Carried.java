package org.guitu.gate.proof;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.guitu.gate.net.Mapping;
import org.guitu.gate.net.Node;
import org.guitu.gate.net.Operand;

/** What goes along with a message, or with a process that is started beside: {@code stopReason, schoolingOutcome=stopped}. */
final class Carried {

    private static final Pattern ONE = Pattern.compile("(\\w+)(?:\\s*=\\s*([\\w-]+))?");

    private Carried() {}

    static List<Mapping> by(Node node) {
        return ONE.matcher(node.properties().getOrDefault("carries", ""))
                .results()
                .map(each -> new Mapping(
                        Optional.ofNullable(each.group(2))
                                .<Operand>map(Operand.Constant::new)
                                .orElse(new Operand.Fact(each.group(1))),
                        each.group(1)))
                .toList();
    }
}
