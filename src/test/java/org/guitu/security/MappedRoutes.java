package org.guitu.security;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.guitu.testing.Browser;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every route of the running application. */
record MappedRoutes(ServletContext servlets, ApplicationContext context, CamundaJerseyResourceConfig rest) {

    /** Each with its whole path; those of the engine at both places where it is mounted. */
    List<RestRoute> all() throws ReflectiveOperationException {
        var all = new ArrayList<>(pages());
        ofRest().forEach((mount, routes) -> routes.forEach(route -> {
            all.add(new RestRoute(route.verb(), mount + route.path(), route.method()));
            if (mount.equals(Browser.ENGINE)) {
                all.add(new RestRoute(route.verb(), "/engine-rest" + route.path(), route.method()));
            }
        }));
        return all;
    }

    /** By the places where they are mounted. */
    Map<String, List<RestRoute>> ofRest() throws ReflectiveOperationException {
        var routes = new TreeMap<String, List<RestRoute>>();
        routes.put(
                Browser.ENGINE,
                RestRoute.of(rest.getClasses()).stream()
                        .filter(route -> !route.path().startsWith("/engine/"))
                        .toList());
        for (ServletRegistration servlet : servlets.getServletRegistrations().values()) {
            var application = servlet.getInitParameter("jakarta.ws.rs.Application");
            if (application != null && !application.equals(EngineRestApplication.class.getName())) {
                var resources = (Application)
                        Class.forName(application).getDeclaredConstructor().newInstance();
                servlet.getMappings()
                        .forEach(path -> routes.put(path.replace("/*", ""), RestRoute.of(resources.getClasses())));
            }
        }
        return routes;
    }

    /** What Spring's controllers answer. */
    List<RestRoute> pages() {
        var pages = new ArrayList<RestRoute>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> {
                    var methods = info.getMethodsCondition().getMethods().stream()
                            .map(Enum::name)
                            .toList();
                    for (String path : info.getPatternValues()) {
                        for (String verb : methods.isEmpty() ? List.of("GET") : methods) {
                            pages.add(new RestRoute(verb, path, handler.getMethod()));
                        }
                    }
                }));
        return pages;
    }

    /** Where files are answered. */
    Set<String> files() {
        var patterns = new TreeSet<String>();
        context.getBeansOfType(AbstractUrlHandlerMapping.class)
                .values()
                .forEach(mapping -> patterns.addAll(mapping.getHandlerMap().keySet()));
        return patterns;
    }
}
