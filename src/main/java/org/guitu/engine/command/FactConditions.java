package org.guitu.engine.command;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.QueryVariableValue;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.guitu.engine.Refusal;

/**
 * No query of anybody's goes by what stands in the routing facts of cases, as a condition or as an order, in itself or in what it is
 * made up of: whoever may only count would learn them one by one.
 */
public final class FactConditions extends CommandInterceptor {

    static final String CLOSED = "不能按流程数据（变量）查询或排序。请按个案编号、步骤、期限查找。";

    private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();

    @Override
    public <T> T execute(Command<T> command) {
        var context = Context.getCommandContext();
        var person = context.getAuthentication();
        if (person != null && person.getUserId() != null && context.isAuthorizationCheckEnabled()) {
            refuse(command);
        }
        return next.execute(command);
    }

    /** @throws RuntimeException when something in the query depends on a variable's value */
    public static void refuse(Object query) {
        if (depends(query, Collections.newSetFromMap(new IdentityHashMap<>()))) {
            throw Refusal.forbidden(CLOSED);
        }
    }

    private static boolean depends(Object part, Set<Object> seen) {
        if (part == null || !seen.add(part)) {
            return false;
        }
        if (part instanceof QueryVariableValue) {
            return true;
        }
        if (part instanceof QueryOrderingProperty order) {
            return QueryOrderingProperty.RELATION_VARIABLE.equals(order.getRelation());
        }
        if (part instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(value -> depends(value, seen));
        }
        if (part instanceof Collection<?> parts) {
            return parts.stream().anyMatch(value -> depends(value, seen));
        }
        return part instanceof AbstractQuery<?, ?>
                && fieldsOf(part.getClass()).stream().anyMatch(field -> depends(valueOf(field, part), seen));
    }

    private static List<Field> fieldsOf(Class<?> type) {
        return FIELDS.computeIfAbsent(type, any -> {
            var fields = new ArrayList<Field>();
            for (Class<?> at = type; at != null && at.getName().startsWith("org.camunda."); at = at.getSuperclass()) {
                for (Field field : at.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers()) && isLookedAt(field.getType())) {
                        field.setAccessible(true);
                        fields.add(field);
                    }
                }
            }
            return List.copyOf(fields);
        });
    }

    private static boolean isLookedAt(Class<?> type) {
        return Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || QueryVariableValue.class.isAssignableFrom(type)
                || QueryOrderingProperty.class.isAssignableFrom(type)
                || AbstractQuery.class.isAssignableFrom(type);
    }

    private static Object valueOf(Field field, Object carrier) {
        try {
            return field.get(carrier);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
