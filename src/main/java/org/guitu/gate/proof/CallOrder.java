package org.guitu.gate.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Node;

/** In which order processes are proved: what is called before what calls it, and what calls each other together. */
final class CallOrder {

    private final Models models;
    private final Map<String, Integer> number = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final List<String> stack = new ArrayList<>();
    private final List<List<String>> order = new ArrayList<>();

    CallOrder(Models models) {
        this.models = models;
    }

    List<List<String>> of(Set<String> processes) {
        new TreeSet<>(processes).stream().filter(models.nets()::containsKey).forEach(process -> {
            if (!number.containsKey(process)) {
                visit(process);
            }
        });
        return order;
    }

    /** Tarjan's way of finding what is strongly connected. */
    private void visit(String process) {
        number.put(process, number.size());
        lowest.put(process, number.get(process));
        stack.add(process);
        models.nets()
                .get(process)
                .nodes(Kind.CALL)
                .map(Node::called)
                .distinct()
                .filter(models.nets()::containsKey)
                .forEach(called -> {
                    if (!number.containsKey(called)) {
                        visit(called);
                        lowest.merge(process, lowest.get(called), Math::min);
                    } else if (stack.contains(called)) {
                        lowest.merge(process, number.get(called), Math::min);
                    }
                });
        if (lowest.get(process).equals(number.get(process))) {
            var together = new ArrayList<>(stack.subList(stack.indexOf(process), stack.size()));
            stack.subList(stack.indexOf(process), stack.size()).clear();
            order.add(together);
        }
    }
}
