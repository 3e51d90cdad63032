package org.guitu.supervision;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.form.FormRefusal;
import org.guitu.parked.engine.ForwardDesk;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Ending a wait on a case's page before its day. */
@Controller
class ForwardController {

    private final CasePage page;
    private final ForwardSection section;
    private final ForwardDesk desk;
    private final EngineLogin logins;

    ForwardController(CasePage page, ForwardSection section, ForwardDesk desk, EngineLogin logins) {
        this.page = page;
        this.section = section;
        this.desk = desk;
        this.logins = logins;
    }

    /** What was written stays on the page when it is refused. */
    @PostMapping("/cases/{number}/bring-forward")
    String bringForward(
            @PathVariable String number,
            @RequestParam Map<String, String> sent,
            Authentication person,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var line = page.find(number, person);
        try {
            var wait = sent.getOrDefault(ForwardSection.WAIT, "");
            if (wait.isBlank()) {
                throw new FormRefusal("请选择要提前结束哪一项等待");
            }
            logins.as(person.getName(), () -> {
                desk.bringForward(line.caseNumber(), wait, section.answers(sent));
                return null;
            });
        } catch (FormRefusal refusal) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            var view = page.show(line, person, request, model);
            var refused = RefusedQuestions.of(refusal, section.questions());
            model.addAttribute("forwardRefusal", refused.lines());
            model.addAttribute("forwardProblems", refused.problems());
            model.addAttribute("forwardTyped", sent);
            return view;
        }
        return "redirect:/cases/" + line.caseNumber();
    }
}
