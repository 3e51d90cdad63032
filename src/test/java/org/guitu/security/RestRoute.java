package org.guitu.security;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A route of a REST application, found in its classes.
 *
 * @param verb {@code GET}
 * @param path {@code /task/{id}/complete}
 * @param method the method that answers
 */
record RestRoute(String verb, String path, Method method) {

    /** Of all resources of an application, with what their sub-resources answer, sorted by path. */
    static List<RestRoute> of(Collection<Class<?>> resources) {
        var found = new ArrayList<RestRoute>();
        resources.stream()
                .filter(resource -> resource.isAnnotationPresent(Path.class))
                .forEach(resource ->
                        walk(resource, segment(resource.getAnnotation(Path.class)), new HashSet<>(), found));
        found.sort(Comparator.comparing(RestRoute::path)
                .thenComparing(RestRoute::verb)
                .thenComparing(route -> route.method().toGenericString()));
        return List.copyOf(found);
    }

    private static void walk(Class<?> resource, String path, Set<Class<?>> above, List<RestRoute> found) {
        if (!above.add(resource)) {
            return;
        }
        for (Method method : resource.getMethods()) {
            if (method.isBridge()) {
                continue;
            }
            var here = path
                    + annotation(method, Path.class).map(RestRoute::segment).orElse("");
            var verb = declarations(method)
                    .flatMap(declared -> Arrays.stream(declared.getAnnotations()))
                    .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                    .filter(Objects::nonNull)
                    .findFirst();
            if (verb.isPresent()) {
                found.add(new RestRoute(
                        verb.get().value(),
                        here.replaceAll("\\{(\\w+)\\s*:[^/]*}", "{$1}").replace("//", "/"),
                        method));
            } else if (annotation(method, Path.class).isPresent()) {
                int before = found.size();
                walk(method.getReturnType(), here, new HashSet<>(above), found);
                if (found.size() == before && !above.contains(method.getReturnType())) {
                    throw new AssertionError("Nothing found below " + here + ": look into " + method);
                }
            }
        }
    }

    private static String segment(Path path) {
        return "/" + path.value().replaceAll("^/|/$", "");
    }

    private static <A extends Annotation> Optional<A> annotation(Method method, Class<A> type) {
        return declarations(method)
                .map(declared -> declared.getAnnotation(type))
                .filter(Objects::nonNull)
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

    /** The type of the body that it takes, if it takes one. */
    Optional<Class<?>> body() {
        var parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            int at = i;
            boolean annotated = declarations(method)
                    .map(Method.class::cast)
                    .flatMap(declared -> Arrays.stream(declared.getParameters()[at].getAnnotations()))
                    .anyMatch(
                            annotation -> annotation.annotationType().getName().startsWith("jakarta.ws.rs."));
            if (!annotated) {
                return Optional.of(parameters[i].getType());
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }
}
