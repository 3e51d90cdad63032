package org.guitu.mycases.web;

import java.util.List;
import org.guitu.casefile.CaseNumber;
import org.guitu.dossier.DossierView;
import org.guitu.dossier.StepRow;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.mycases.MyCaseView;
import org.guitu.mycases.engine.MyCases;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The page of one case for whoever works on it. A case that the person may not know of is not found, like one that does not exist. */
@Controller
class MyCaseController {

    private final MyCases cases;
    private final EngineLogin logins;

    MyCaseController(MyCases cases, EngineLogin logins) {
        this.cases = cases;
        this.logins = logins;
    }

    @GetMapping("/my-cases/{number}")
    String show(@PathVariable String number, Authentication person, Model model) {
        var view = CaseNumber.find(number)
                .flatMap(caseNumber -> logins.as(person.getName(), () -> cases.read(caseNumber)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        fill(view, model);
        model.addAttribute("person", person.getName());
        return "my-case";
    }

    private static void fill(MyCaseView view, Model model) {
        var number = view.of().caseNumber().value();
        model.addAttribute(
                "line", MyCaseRow.of(view.of(), view.minor(), view.waits().get(0)));
        model.addAttribute("besides", view.waits().stream().skip(1).toList());
        model.addAttribute("header", view.header());
        model.addAttribute("tasks", view.tasks().stream().map(MyTaskRow::of).toList());
        model.addAttribute("steps", view.dossier().map(StepRow::of).orElse(List.of()));
        model.addAttribute(
                "closedSteps", view.dossier().map(DossierView::closedSteps).orElse(0));
        model.addAttribute("course", view.dossier().isPresent());
        model.addAttribute("content", view.opensContent());
        model.addAttribute(
                "claimsFirst", view.dossier().filter(DossierView::claimsFirst).isPresent());
        model.addAttribute(
                "groups",
                view.events().stream()
                        .map(group -> MyEventRow.of(group, number))
                        .toList());
    }
}
