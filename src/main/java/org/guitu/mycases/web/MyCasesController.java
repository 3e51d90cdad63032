package org.guitu.mycases.web;

import org.guitu.engine.identity.EngineLogin;
import org.guitu.mycases.CaseFilter;
import org.guitu.mycases.engine.MyCases;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of an office's cases. The security configuration lets only caseworkers in. */
@Controller
class MyCasesController {

    static final int PAGE = 25;

    private final MyCases cases;
    private final EngineLogin logins;

    MyCasesController(MyCases cases, EngineLogin logins) {
        this.cases = cases;
        this.logins = logins;
    }

    @GetMapping("/my-cases")
    String list(
            @RequestParam(defaultValue = "false") boolean own,
            @RequestParam(defaultValue = "false") boolean ended,
            @RequestParam(defaultValue = "") String process,
            @RequestParam(defaultValue = "0") int page,
            Authentication person,
            Model model) {
        int shown = Math.max(0, Math.min(page, Integer.MAX_VALUE / PAGE - 1));
        var filter = new CaseFilter(own, ended, process.strip());
        var found = logins.as(person.getName(), () -> cases.list(filter, shown * PAGE, PAGE + 1));
        model.addAttribute(
                "cases", found.stream().limit(PAGE).map(MyCaseRow::of).toList());
        model.addAttribute("more", found.size() > PAGE);
        model.addAttribute("page", shown);
        model.addAttribute("filter", filter);
        model.addAttribute("processes", logins.as(person.getName(), () -> cases.processes(ended)));
        model.addAttribute("person", person.getName());
        return "my-cases";
    }
}
