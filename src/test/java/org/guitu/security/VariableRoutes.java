package org.guitu.security;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.dto.VariableValueDto;
import org.camunda.bpm.engine.rest.mapper.MultipartFormData;

/** The routes of a REST application whose body may carry variables, found in its classes: {@code POST /task/{id}/complete}. */
final class VariableRoutes {

    private final Set<String> found = new TreeSet<>();

    static Set<String> of(Collection<Class<?>> resources) {
        var routes = new VariableRoutes();
        resources.stream()
                .filter(resource -> resource.isAnnotationPresent(Path.class))
                .forEach(resource ->
                        routes.walk(resource, resource.getAnnotation(Path.class).value(), new HashSet<>()));
        return routes.found;
    }

    private void walk(Class<?> resource, String path, Set<Class<?>> above) {
        if (!above.add(resource)) {
            return;
        }
        for (Method method : resource.getMethods()) {
            var here = path
                    + annotation(method, Path.class)
                            .map(VariableRoutes::segment)
                            .orElse("");
            var verb = declarations(method)
                    .flatMap(declared -> Arrays.stream(declared.getAnnotations()))
                    .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                    .filter(java.util.Objects::nonNull)
                    .findFirst();
            if (verb.isPresent()) {
                if (carriesVariables(method)) {
                    found.add(verb.get().value() + " "
                            + here.replaceAll("\\{(\\w+)\\s*:[^/]*}", "{$1}").replace("//", "/"));
                }
            } else if (annotation(method, Path.class).isPresent()) {
                walk(method.getReturnType(), here, new HashSet<>(above));
            }
        }
    }

    private static String segment(Path path) {
        return "/" + path.value().replaceAll("^/|/$", "");
    }

    private static <A extends Annotation> Optional<A> annotation(Method method, Class<A> type) {
        return declarations(method)
                .map(declared -> declared.getAnnotation(type))
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }

    /** The method as its class and all interfaces declare it: the annotations stand on the interface. */
    private static Stream<AnnotatedElement> declarations(Method method) {
        var types = new HashSet<Class<?>>();
        collectTypes(method.getDeclaringClass(), types);
        return types.stream().flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                .filter(other -> other.getName().equals(method.getName())
                        && Arrays.equals(other.getParameterTypes(), method.getParameterTypes())));
    }

    private static void collectTypes(Class<?> type, Set<Class<?>> types) {
        if (type != null && types.add(type)) {
            collectTypes(type.getSuperclass(), types);
            Arrays.stream(type.getInterfaces()).forEach(parent -> collectTypes(parent, types));
        }
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
