package org.guitu.worklist.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.guitu.worklist.WorkList;
import org.springframework.stereotype.Component;

/**
 * The lists as Tasklist knows them, for whoever is logged in at the engine: those that the engine has a filter of, under its id, those that it
 * cannot tell, under a name of their own, and what administrators have added.
 */
@Component
public class OwnFilters {

    private final FilterService filters;

    OwnFilters(FilterService filters) {
        this.filters = filters;
    }

    /**
     * A list.
     *
     * @param list empty for a filter that administrators have added
     * @param properties as the engine keeps them
     */
    public record Named(String id, String name, Optional<WorkList> list, Map<String, Object> properties) {}

    /** All of them in their order. */
    public record All(List<Named> lists) {

        /** The one of that id; the first for what is none, or the administrators'. */
        public WorkList choose(String id) {
            return lists.stream()
                    .filter(named -> named.id().equals(id))
                    .flatMap(named -> named.list().stream())
                    .findFirst()
                    .orElse(WorkList.QUEUE);
        }

        /** The id of that list. */
        public String idOf(WorkList list) {
            return lists.stream()
                    .filter(named -> named.list().filter(list::equals).isPresent())
                    .findFirst()
                    .orElseThrow()
                    .id();
        }
    }

    public All all() {
        var known = new HashMap<String, Filter>();
        var others = new ArrayList<Named>();
        for (Filter filter :
                filters.createFilterQuery().filterResourceType(EntityTypes.TASK).list()) {
            var list = WorkList.called(filter.getName());
            if (list.isEmpty() || known.putIfAbsent(filter.getName(), filter) != null) {
                others.add(new Named(filter.getId(), filter.getName(), Optional.empty(), filter.getProperties()));
            }
        }
        var all = new ArrayList<Named>();
        for (WorkList list : WorkList.values()) {
            all.add(Optional.ofNullable(known.get(list.label()))
                    .map(filter -> new Named(filter.getId(), list.label(), Optional.of(list), filter.getProperties()))
                    .orElseGet(() -> new Named(list.code(), list.label(), Optional.of(list), list.properties())));
        }
        all.addAll(others);
        return new All(all);
    }
}
