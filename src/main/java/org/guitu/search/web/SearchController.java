package org.guitu.search.web;

import java.util.List;
import org.guitu.search.Hit;
import org.guitu.search.engine.CaseSearch;
import org.guitu.webapp.PageToken;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The page of what somebody looks for, and the few lines below the box while it is typed. The security configuration lets only caseworkers and supervisors in. */
@Controller
class SearchController {

    private static final int BELOW_THE_BOX = 8;

    private final CaseSearch search;

    SearchController(CaseSearch search) {
        this.search = search;
    }

    /**
     * @param hits what stands below the box
     * @param more whether the page has more
     */
    record Suggestions(List<Hit> hits, boolean more) {}

    @GetMapping("/search")
    String empty(Authentication person, Model model) {
        return page("", person, model);
    }

    @PostMapping("/search")
    String found(@RequestParam(defaultValue = "") String q, Authentication person, Model model) {
        return page(q.strip(), person, model);
    }

    @GetMapping("/search/token")
    @ResponseBody
    PageToken token(CsrfToken token) {
        return PageToken.of(token);
    }

    @PostMapping("/search/suggestions")
    ResponseEntity<Suggestions> suggestions(@RequestParam(defaultValue = "") String q, Authentication person) {
        var hits = search.find(person.getName(), q);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Suggestions(hits.stream().limit(BELOW_THE_BOX).toList(), hits.size() > BELOW_THE_BOX));
    }

    private String page(String typed, Authentication person, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("enough", CaseSearch.isEnough(typed));
        model.addAttribute("hits", search.find(person.getName(), typed));
        model.addAttribute("most", CaseSearch.MOST);
        model.addAttribute("person", person.getName());
        return "search";
    }
}
