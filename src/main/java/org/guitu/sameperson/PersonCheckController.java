package org.guitu.sameperson;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.guitu.audit.Actor;
import org.guitu.office.Directory;
import org.guitu.office.RefusedException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where police and civil affairs ask whether a person may have a case. The security configuration lets nobody else in. What is typed is
 * sent in the body only, so that it stands in no address and no log.
 */
@Controller
class PersonCheckController {

    private static final String PAGE = "/person-check";

    private final PersonCheck check;
    private final Directory directory;

    PersonCheckController(PersonCheck check, Directory directory) {
        this.check = check;
        this.directory = directory;
    }

    @GetMapping(PAGE)
    String ask(Authentication person, Model model) {
        return show(PersonQuestion.empty(), Map.of(), person, model);
    }

    /** What was typed stays on the page, with the answer or with what is wrong. */
    @PostMapping(PAGE)
    String answer(
            PersonQuestion question,
            Authentication person,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var problems = question.problems();
        if (problems.isEmpty()) {
            try {
                model.addAttribute("found", check.ask(question, actor(person), request.getRemoteAddr()));
            } catch (RefusedException tooMany) {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                model.addAttribute("refusal", tooMany.getMessage());
            }
        } else {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        return show(question, problems, person, model);
    }

    private static String show(
            PersonQuestion question, Map<String, String> problems, Authentication person, Model model) {
        model.addAttribute("question", question);
        model.addAttribute("problems", problems);
        model.addAttribute("reasons", List.of(CheckReason.values()));
        model.addAttribute("person", person.getName());
        return "person-check";
    }

    private Actor actor(Authentication person) {
        var groups = person.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        return Actor.of(person.getName(), groups, directory);
    }
}
