package org.guitu.print.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collections;
import org.guitu.casefile.CaseNumber;
import org.guitu.dossier.StepRow;
import org.guitu.handbook.engine.DeployedHandbook;
import org.guitu.office.China;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.guitu.print.Heading;
import org.guitu.print.engine.CoursePrints;
import org.guitu.print.engine.CoursePrints.Course;
import org.guitu.print.engine.FormPrints;
import org.guitu.print.engine.FormPrints.Sheet;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** What is printed, each a page of its own without ways to others. Who gets what of a case, the rules of forms and dossiers decide. */
@Controller
class PrintController {

    private static final String NUMBER_TO_WRITE = "＿＿＿＿＿＿＿＿＿＿＿＿";

    private final FormPrints forms;
    private final CoursePrints courses;
    private final DeployedHandbook handbook;

    PrintController(FormPrints forms, CoursePrints courses, DeployedHandbook handbook) {
        this.forms = forms;
        this.courses = courses;
        this.handbook = handbook;
    }

    @GetMapping("/tasks/{task}/print")
    String form(@PathVariable String task, Authentication person, Model model) {
        return show(forms.filled(person.getName(), task), "表单和内容", model);
    }

    @GetMapping("/tasks/{task}/sheet")
    String sheet(@PathVariable String task, Authentication person, Model model) {
        model.addAttribute("blank", true);
        return show(forms.empty(person.getName(), task), "空白单", model);
    }

    /** Of any step that is deployed, for whoever is logged in: it holds nothing of any case. */
    @GetMapping("/handbook/sheets/{step}")
    String blank(@PathVariable String step, Authentication person, Model model) {
        var found = handbook.steps().stream()
                .filter(any -> any.id().equals(step))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("blank", true);
        return show(forms.blank(person.getName(), step, found.name(), found.process()), "空白单", model);
    }

    @GetMapping("/tasks/{task}/course")
    String course(@PathVariable String task, Authentication person, Model model) {
        return show(courses.byTask(person.getName(), task), model);
    }

    @GetMapping("/cases/{number}/print")
    String ofCase(@PathVariable String number, Authentication person, Model model) {
        var course = CaseNumber.find(number)
                .flatMap(caseNumber -> courses.ofCase(person.getName(), caseNumber))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return show(course, model);
    }

    private static String show(Sheet sheet, String kind, Model model) {
        head(sheet.heading(), kind, model);
        model.addAttribute("sections", sheet.form().sections());
        return "print";
    }

    private static String show(Course course, Model model) {
        head(course.heading(), course.heading().what(), model);
        model.addAttribute("waits", course.waits());
        // As a case is read on paper.
        var steps = new ArrayList<>(StepRow.of(course.dossier()));
        Collections.reverse(steps);
        model.addAttribute("steps", steps);
        model.addAttribute("closed", course.dossier().closedSteps());
        return "print";
    }

    private static void head(Heading heading, String kind, Model model) {
        model.addAttribute("heading", heading);
        model.addAttribute("number", heading.caseNumber().isEmpty() ? NUMBER_TO_WRITE : heading.caseNumber());
        model.addAttribute("kind", kind);
        model.addAttribute("at", China.words(heading.at()));
    }

    /** In its own window there is nothing to go back to. */
    @ExceptionHandler
    String refused(RefusedException refused, HttpServletResponse response, Model model) {
        response.setStatus((refused.why() == Why.NOT_THERE ? HttpStatus.NOT_FOUND : HttpStatus.FORBIDDEN).value());
        model.addAttribute("refusal", refused.getMessage());
        return "print";
    }
}
