package org.guitu.account.batch;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.guitu.office.Department;
import org.guitu.office.Directory;
import org.guitu.office.Region;
import org.guitu.office.Role;

/** What people call roles, departments or regions, and their ids; a name that two have is none. */
final class Meanings {

    private static final int FARTHEST = 3;

    private final Map<String, TreeSet<String>> ids = new LinkedHashMap<>();

    static Meanings roles() {
        var all = new Meanings();
        Arrays.stream(Role.values()).forEach(role -> all.add(role.id(), role.id(), role.zh()));
        return all;
    }

    static Meanings departments(Directory directory) {
        var all = new Meanings();
        for (Department any : directory.departments()) {
            all.add(any.id(), any.id(), any.zh(), any.en());
        }
        return all;
    }

    static Meanings regions(Directory directory) {
        var all = new Meanings();
        for (Region any : directory.regions()) {
            all.add(any.code(), any.code(), any.name(), directory.fullName(any));
        }
        return all;
    }

    private void add(String id, String... names) {
        for (String name : names) {
            ids.computeIfAbsent(name, any -> new TreeSet<>()).add(id);
        }
    }

    Optional<String> of(String name) {
        return Optional.ofNullable(ids.get(name))
                .filter(found -> found.size() == 1)
                .map(TreeSet::first);
    }

    /** What may have been meant, in words; empty for nothing that is near. */
    String remedy(String name) {
        var several = ids.get(name);
        if (several != null) {
            return "有几个同名的，请写编码：" + String.join("、", several) + "。";
        }
        return nearest(name, ids.keySet().stream()).map("是否为“%s”？"::formatted).orElse("");
    }

    static Optional<String> nearest(String typed, Stream<String> names) {
        return names.filter(name -> distance(typed, name) <= Math.min(FARTHEST, Math.max(1, typed.length() / 2)))
                .min(Comparator.comparingInt((String name) -> distance(typed, name))
                        .thenComparing(name -> name));
    }

    /** How many letters differ; nothing when one begins with the other. */
    private static int distance(String one, String other) {
        if (!one.isEmpty() && (other.startsWith(one) || one.startsWith(other))) {
            return 0;
        }
        var row = new int[other.length() + 1];
        Arrays.setAll(row, at -> at);
        for (int i = 1; i <= one.length(); i++) {
            int before = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? before : before + 1;
                before = row[j];
                row[j] = Math.min(same, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    static List<String> listed(String cell) {
        return Stream.of(cell.split("[、，,;；|/\\s]+"))
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
