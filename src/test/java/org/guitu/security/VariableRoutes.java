package org.guitu.security;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.rest.dto.VariableValueDto;
import org.camunda.bpm.engine.rest.mapper.MultipartFormData;

/** The routes of a REST application whose body may carry variables, found in its classes: {@code POST /task/{id}/complete}. */
final class VariableRoutes {

    private VariableRoutes() {}

    static Set<String> of(Collection<Class<?>> resources) {
        return RestRoute.of(resources).stream()
                .filter(route -> carriesVariables(route.method()))
                .map(RestRoute::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean carriesVariables(Method method) {
        return Arrays.stream(method.getGenericParameterTypes())
                .anyMatch(type ->
                        type == MultipartFormData.class && method.getName().contains("Variable")
                                || reachesVariable(type, new HashSet<>()));
    }

    private static boolean reachesVariable(Type type, Set<Type> seen) {
        if (!seen.add(type)) {
            return false;
        }
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).anyMatch(part -> reachesVariable(part, seen));
        }
        if (!(type instanceof Class<?> dto) || !dto.getName().startsWith("org.camunda.bpm.engine.rest.dto")) {
            return false;
        }
        if (VariableValueDto.class.isAssignableFrom(dto)) {
            return true;
        }
        for (Field field : dto.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && reachesVariable(field.getGenericType(), seen)) {
                return true;
            }
        }
        return reachesVariable(dto.getGenericSuperclass(), seen);
    }
}
