package org.guitu.repair.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.guitu.office.Role;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers administrators what Cockpit asks for its figures: how many instances of a process or a version run anywhere. Cockpit counts within
 * the reader's regions, and they have none. Whatever asks for more goes on to Cockpit, which shows them nothing.
 */
final class CockpitFigures extends OncePerRequestFilter {

    private static final Pattern ALL =
            Pattern.compile("/camunda/api/cockpit/plugin/base/[\\w-]+/process-definition/statistics");
    private static final Pattern ONE = Pattern.compile("/camunda/api/engine/engine/[\\w-]+/process-instance/count");
    private static final Set<String> BY_VERSION =
            Set.of("processDefinitionId", "processDefinitionKey", "processDefinitionWithoutTenantId");
    private static final Map<String, String> ORDERS = Map.of(
            "key",
            "d.key_",
            "name",
            "d.name_",
            "instances",
            "instances",
            "incidents",
            "incidents",
            "tenantId",
            "d.key_");
    private static final int MOST = 1000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient database;

    CockpitFigures(JdbcClient database) {
        this.database = database;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        if (!"GET".equals(request.getMethod()) || !isAdministrator()) {
            chain.doFilter(request, response);
        } else if (ALL.matcher(path).matches()) {
            answer(response, versions(request));
        } else if (ONE.matcher(path).matches() && asksByVersion(request)) {
            answer(response, Map.of("count", count(request)));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isAdministrator() {
        var person = SecurityContextHolder.getContext().getAuthentication();
        return person != null
                && person.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(Role.ADMINISTRATOR.id()::equals);
    }

    private static boolean asksByVersion(HttpServletRequest request) {
        var asked = request.getParameterMap().keySet();
        return BY_VERSION.containsAll(asked)
                && (asked.contains("processDefinitionId") || asked.contains("processDefinitionKey"));
    }

    private long count(HttpServletRequest request) {
        return database.sql(
                        """
                        select count(*) from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
                        where e.parent_id_ is null and (:version::text is null or d.id_ = :version)
                            and (:process::text is null or d.key_ = :process)""")
                .param("version", request.getParameter("processDefinitionId"))
                .param("process", request.getParameter("processDefinitionKey"))
                .query(Long.class)
                .single();
    }

    /** Each process by its newest version, with what runs of all its versions, as Cockpit counts. */
    private List<Map<String, Object>> versions(HttpServletRequest request) {
        var parameters = new HashMap<String, Object>();
        parameters.put("key", request.getParameter("key"));
        parameters.put("keyLike", request.getParameter("keyLike"));
        parameters.put("name", request.getParameter("name"));
        parameters.put("nameLike", request.getParameter("nameLike"));
        parameters.put("first", number(request.getParameter("firstResult"), 0));
        parameters.put("most", number(request.getParameter("maxResults"), MOST));
        var order = ORDERS.getOrDefault(Objects.requireNonNullElse(request.getParameter("sortBy"), ""), "d.key_");
        return database.sql(
                        """
                        select d.id_, d.key_, d.name_, d.version_, d.suspension_state_,
                            (select count(*) from act_ru_execution e join act_re_procdef o on o.id_ = e.proc_def_id_
                                where o.key_ = d.key_ and e.parent_id_ is null) as instances,
                            (select count(*) from act_ru_incident i join act_re_procdef o on o.id_ = i.proc_def_id_
                                where o.key_ = d.key_) as incidents
                        from act_re_procdef d
                        where d.version_ = (select max(o.version_) from act_re_procdef o where o.key_ = d.key_)
                            and (:key::text is null or d.key_ = :key) and (:name::text is null or d.name_ = :name)
                            and (:keyLike::text is null or upper(d.key_) like upper(:keyLike))
                            and (:nameLike::text is null or upper(d.name_) like upper(:nameLike))
                        order by %s %s, d.key_ limit :most offset :first"""
                                .formatted(order, "desc".equals(request.getParameter("sortOrder")) ? "desc" : "asc"))
                .params(parameters)
                .query((row, line) -> {
                    var version = new LinkedHashMap<String, Object>();
                    version.put("id", row.getString("id_"));
                    version.put("key", row.getString("key_"));
                    version.put("name", row.getString("name_"));
                    version.put("tenantId", null);
                    version.put("version", row.getInt("version_"));
                    version.put("suspensionState", row.getInt("suspension_state_"));
                    version.put("instances", row.getLong("instances"));
                    version.put("incidents", row.getLong("incidents"));
                    return (Map<String, Object>) version;
                })
                .list();
    }

    private static int number(String text, int otherwise) {
        return text != null && text.matches("\\d{1,6}") ? Math.min(Integer.parseInt(text), MOST) : otherwise;
    }

    private static void answer(HttpServletResponse response, Object figures) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(bytes(figures));
    }

    private static byte[] bytes(Object figures) {
        try {
            return JSON.writeValueAsBytes(figures);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
