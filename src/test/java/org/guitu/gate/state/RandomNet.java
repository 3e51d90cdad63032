package org.guitu.gate.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes processes out of blocks that are sound by the way they are put together, and breaks them at random.
 *
 * <p>Beside other branches in a circle there is no inclusive join: the engine waits there for tokens that could come round the circle.
 */
final class RandomNet {

    private final Random random;
    private final List<String> nodes = new ArrayList<>();
    private final List<String[]> flows = new ArrayList<>();
    private int count;
    private boolean inCircle;
    private boolean besideInCircle;

    /** @param depth how many blocks lie in each other */
    RandomNet(long seed, int depth) {
        random = new Random(seed);
        var start = add("start", "");
        var end = add("end", "");
        block(start, end, depth, "");
    }

    private String add(String kind, String rest) {
        var id = kind.charAt(0) + "" + count++;
        nodes.add(kind + " " + id + rest);
        return id;
    }

    private void connect(String from, String to, String condition) {
        flows.add(new String[] {from, to, condition});
    }

    /** Something between two nodes. */
    private void block(String from, String to, int depth, String scope) {
        switch (depth == 0 ? 0 : random.nextInt(9)) {
            case 1 -> {
                var middle = add("task", scope);
                block(from, middle, depth - 1, scope);
                block(middle, to, depth - 1, scope);
            }
            case 2 -> choice(from, to, depth, scope);
            case 3, 4 -> {
                var split = add("and", scope);
                var join = add("and", scope);
                connect(from, split, "");
                boolean before = besideInCircle;
                besideInCircle |= inCircle;
                for (int i = 2 + random.nextInt(2); i > 0; i--) {
                    block(split, join, depth - 1, scope);
                }
                besideInCircle = before;
                connect(join, to, "");
            }
            case 5 -> {
                if (besideInCircle) {
                    block(from, to, 0, scope);
                } else {
                    some(from, to, depth, scope);
                }
            }
            case 6 -> circle(from, to, depth, scope);
            case 7 -> {
                var event = add("event", scope);
                var first = add("timer", scope);
                var second = add("catch", " message" + scope);
                var merge = add("xor", scope);
                connect(from, event, "");
                connect(event, first, "");
                connect(event, second, "");
                block(first, merge, depth - 1, scope);
                block(second, merge, depth - 1, scope);
                connect(merge, to, "");
            }
            case 8 -> inside(from, to, depth, scope);
            default -> {
                var task = add("task", scope);
                connect(from, task, "");
                connect(task, to, "");
            }
        }
    }

    private void choice(String from, String to, int depth, String scope) {
        var fact = "f" + count;
        var task = add("task", " " + fact + "=one|two" + scope);
        var split = add("xor", scope);
        var merge = add("xor", scope);
        connect(from, task, "");
        connect(task, split, "");
        choose(split, fact + " == 'one'", merge, depth, scope);
        choose(split, "else", merge, depth, scope);
        connect(merge, to, "");
    }

    private void choose(String split, String condition, String merge, int depth, String scope) {
        var first = add("throw", scope);
        connect(split, first, condition);
        block(first, merge, depth - 1, scope);
    }

    private void some(String from, String to, int depth, String scope) {
        var fact = "f" + count;
        var task = add("task", " " + fact + "=list|one|two" + scope);
        var split = add("or", scope);
        var join = add("or", scope);
        connect(from, task, "");
        connect(task, split, "");
        boolean before = besideInCircle;
        besideInCircle |= inCircle;
        choose(split, fact + ".contains('one')", join, depth, scope);
        choose(split, fact + ".contains('two')", join, depth, scope);
        besideInCircle = before;
        connect(split, join, "else");
        connect(join, to, "");
    }

    private void circle(String from, String to, int depth, String scope) {
        var fact = "f" + count;
        var merge = add("xor", scope);
        var task = add("task", " " + fact + "=on|again" + scope);
        var split = add("xor", scope);
        connect(from, merge, "");
        boolean before = inCircle;
        inCircle = true;
        block(merge, task, depth - 1, scope);
        connect(task, split, "");
        choose(split, fact + " == 'again'", merge, depth, scope);
        inCircle = before;
        connect(split, to, "else");
    }

    private void inside(String from, String to, int depth, String scope) {
        var sub = add("sub", scope);
        var in = " in " + sub;
        var start = add("start", in);
        var end = add("end", in);
        connect(from, sub, "");
        connect(sub, to, "");
        block(start, end, depth - 1, in);
    }

    /** Makes one thing about it different, which may be wrong. */
    void breakIt() {
        switch (random.nextInt(4)) {
            case 0 -> replace("and", random.nextBoolean() ? "xor" : "or");
            case 1 -> replace("xor", "and");
            case 2 -> {
                var flow = any(flows);
                flow[1] = any(beside(flow))[1];
            }
            default -> {
                var flow = any(flows);
                connect(flow[0], any(beside(flow))[1], "");
            }
        }
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Flows of the same sub-process: others do not lead across its border. */
    private List<String[]> beside(String[] flow) {
        return flows.stream()
                .filter(other -> scope(other[1]).equals(scope(flow[0])))
                .toList();
    }

    private String scope(String id) {
        return nodes.stream()
                .filter(node -> node.split(" ")[1].equals(id))
                .map(node -> node.contains(" in ") ? node.substring(node.indexOf(" in ")) : "")
                .findFirst()
                .orElseThrow();
    }

    private void replace(String kind, String by) {
        var which = nodes.stream().filter(node -> node.startsWith(kind + " ")).toList();
        if (!which.isEmpty()) {
            int at = nodes.indexOf(which.get(random.nextInt(which.size())));
            nodes.set(at, by + nodes.get(at).substring(kind.length()));
        }
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        nodes.forEach(node -> text.append(node).append('\n'));
        flows.forEach(flow -> text.append(flow[0])
                .append(" > ")
                .append(flow[1])
                .append(flow[2].isEmpty() ? "" : " : " + flow[2])
                .append('\n'));
        return text.toString();
    }
}
