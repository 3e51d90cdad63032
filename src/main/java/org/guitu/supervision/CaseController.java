package org.guitu.supervision;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of one case. The security configuration lets only supervisors in. */
@Controller
class CaseController {

    private final CasePage page;

    CaseController(CasePage page) {
        this.page = page;
    }

    @GetMapping("/cases/{number}")
    String show(@PathVariable String number, Authentication person, HttpServletRequest request, Model model) {
        return page.show(page.find(number, person), person, request, model);
    }
}
