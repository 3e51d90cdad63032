package org.guitu.office;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The departments and regions there are, read from {@code reference/departments.csv} and {@code reference/regions.csv}.
 *
 * <p>Source of the departments: rules, clause 1.2; of the regions: GB/T 2260.
 */
@Component
public class Directory {

    private final Map<String, Department> departments;
    private final Map<String, Region> regions;

    @Autowired
    Directory() {
        this(packaged("departments.csv"), packaged("regions.csv"));
    }

    /** From other files of the same form; both are read to their end and closed. */
    public Directory(InputStream departments, InputStream regions) {
        this.departments = read(departments, row -> new Department(row[0], row[1], row[2]), Department::id);
        this.regions = read(regions, row -> new Region(row[0], row[1], row[2], row[3]), Region::code);
    }

    /** As it comes with the program. */
    public static Directory packaged() {
        return new Directory();
    }

    private static InputStream packaged(String file) {
        try {
            return new ClassPathResource("reference/" + file).getInputStream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Collection<Department> departments() {
        return departments.values();
    }

    public Collection<Region> regions() {
        return regions.values();
    }

    public boolean isDepartment(String id) {
        return departments.containsKey(id);
    }

    /**
     * The department with that id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Department department(String id) {
        return known(departments, "department", id);
    }

    public boolean isRegion(String code) {
        return regions.containsKey(code);
    }

    /**
     * The region with that code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Region region(String code) {
        return known(regions, "region", code);
    }

    /** The region's name after that of its city, such as {@code 三明市三元区}. */
    public String fullName(Region region) {
        return "county".equals(region.level()) ? region(region.parent()).name() + region.name() : region.name();
    }

    /** What people call these queues, by their ids; an id that is none of a queue stays as it is. */
    public String namesOf(Collection<String> queues) {
        return queues.stream()
                .map(id -> Queue.find(id).map(this::nameOf).orElse(id))
                .collect(Collectors.joining("、"));
    }

    /** What people call the queue: its region and its department, or the supervisors; its id when these are unknown. */
    String nameOf(Queue queue) {
        boolean supervisors = Role.SUPERVISOR.id().equals(queue.department());
        if (!isRegion(queue.region()) || !supervisors && !isDepartment(queue.department())) {
            return queue.id();
        }
        return region(queue.region()).name()
                + (supervisors
                        ? Role.SUPERVISOR.zh()
                        : department(queue.department()).zh());
    }

    /** The region itself and all below it, in the order of the file. */
    public List<Region> withinRegion(String code) {
        var found = new ArrayList<Region>();
        for (Region region : regions.values()) {
            if (isWithin(region, code)) {
                found.add(region);
            }
        }
        return found;
    }

    /** The region itself and all above it, the uppermost last. */
    public List<Region> upFrom(String code) {
        var found = new ArrayList<Region>();
        for (var region = region(code); ; region = region(region.parent())) {
            found.add(region);
            if (region.parent().isEmpty()) {
                return found;
            }
        }
    }

    /** Those of the regions that lie within no other of them; unknown codes are left out. */
    public List<String> outermost(Collection<String> codes) {
        return codes.stream()
                .filter(this::isRegion)
                .filter(code -> codes.stream().noneMatch(other -> !other.equals(code) && isWithin(region(code), other)))
                .toList();
    }

    private boolean isWithin(Region region, String code) {
        return region.code().equals(code) || !region.parent().isEmpty() && isWithin(region(region.parent()), code);
    }

    private static <T> T known(Map<String, T> entries, String kind, String id) {
        var entry = entries.get(id);
        if (entry == null) {
            throw new IllegalArgumentException("There is no %s with id '%s'.".formatted(kind, id));
        }
        return entry;
    }

    private static <T> Map<String, T> read(InputStream file, Function<String[], T> toEntry, Function<T, String> toId) {
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            var entries = new LinkedHashMap<String, T>();
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                T entry = toEntry.apply(columns(line));
                entries.put(toId.apply(entry), entry);
            }
            return entries;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String[] columns(String line) {
        var columns = new ArrayList<String>();
        var column = new StringBuilder();
        boolean quoted = false;
        for (char character : line.toCharArray()) {
            if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                columns.add(column.toString());
                column.setLength(0);
            } else {
                column.append(character);
            }
        }
        columns.add(column.toString());
        return columns.toArray(String[]::new);
    }
}
