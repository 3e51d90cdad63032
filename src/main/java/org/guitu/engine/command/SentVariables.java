package org.guitu.engine.command;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.interceptor.Command;

/**
 * Finds the variables that a command would write, by looking into it: the engine's commands have no common method that tells, and a
 * list of commands would miss the next one.
 *
 * <p>Variables are what a command, or a builder, plan or instruction in it, keeps in a map whose field is named so.
 */
final class SentVariables {

    private static final Pattern VARIABLES = Pattern.compile("(?i).*variables.*");
    private static final Pattern CARRIER = Pattern.compile(
            "org\\.camunda\\.bpm\\.engine\\.impl\\..*(Cmd|Command|Builder|BuilderImpl|PlanImpl|Instruction\\w*)(\\$.*)?");
    private static final int DEEPEST = 4;

    private final Map<Class<?>, List<Field>> fields = new ConcurrentHashMap<>();

    Set<String> names(Command<?> command) {
        var names = new TreeSet<String>();
        collect(command, 0, names);
        return names;
    }

    private void collect(Object carrier, int depth, Set<String> names) {
        if (depth > DEEPEST) {
            return;
        }
        for (Field field : fields.computeIfAbsent(carrier.getClass(), SentVariables::fieldsOf)) {
            var value = valueOf(field, carrier);
            if (value instanceof Map<?, ?> map) {
                map.keySet().forEach(name -> names.add(String.valueOf(name)));
            } else if (value instanceof Collection<?> parts
                    && !VARIABLES.matcher(field.getName()).matches()) {
                parts.stream().filter(SentVariables::isCarrier).forEach(part -> collect(part, depth + 1, names));
            } else if (isCarrier(value)) {
                collect(value, depth + 1, names);
            }
        }
    }

    private static boolean isCarrier(Object value) {
        return value != null && CARRIER.matcher(value.getClass().getName()).matches();
    }

    /** The fields that may hold variables, or something that holds them. */
    private static List<Field> fieldsOf(Class<?> type) {
        var fields = new ArrayList<Field>();
        for (Class<?> at = type; at != null && at.getName().startsWith("org.camunda."); at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                boolean variables = Map.class.isAssignableFrom(field.getType())
                        && VARIABLES.matcher(field.getName()).matches();
                boolean parts = !Map.class.isAssignableFrom(field.getType())
                        && (Collection.class.isAssignableFrom(field.getType())
                                || field.getType().getName().startsWith("org.camunda."));
                if (!Modifier.isStatic(field.getModifiers()) && (variables || parts)) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        return List.copyOf(fields);
    }

    private static Object valueOf(Field field, Object carrier) {
        try {
            return field.get(carrier);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
