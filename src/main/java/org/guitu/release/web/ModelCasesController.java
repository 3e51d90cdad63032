package org.guitu.release.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.guitu.engine.identity.Visitors;
import org.guitu.gate.file.Sentence;
import org.guitu.migration.CaseResult;
import org.guitu.migration.Fate;
import org.guitu.migration.VersionPlan;
import org.guitu.release.Release;
import org.guitu.release.Release.State;
import org.guitu.release.ReleaseRefusedException;
import org.guitu.release.Releases;
import org.guitu.release.engine.CasesOfRelease;
import org.guitu.release.engine.ReleaseDesk;
import org.guitu.release.engine.ReleaseTrials;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a release does to cases, on its page: those that run, the plan for them, and the made-up ones of a trial. */
@Controller
class ModelCasesController {

    private final ReleaseDesk desk;
    private final Releases releases;
    private final CasesOfRelease cases;
    private final ReleaseTrials trials;
    private final Visitors administrators;
    private final Words words;

    ModelCasesController(
            ReleaseDesk desk,
            Releases releases,
            CasesOfRelease cases,
            ReleaseTrials trials,
            Visitors administrators,
            Words words) {
        this.desk = desk;
        this.releases = releases;
        this.cases = cases;
        this.trials = trials;
        this.administrators = administrators;
        this.words = words;
    }

    /** A part of the page: it takes long to work out. */
    @GetMapping("/models/{id}/cases")
    String cases(@PathVariable long id, Authentication person, Locale language, Model model) {
        var release = readable(id, person);
        var files = desk.verdict(id).files();
        model.addAttribute("id", id);
        model.addAttribute("mayPlan", release.state() == State.DRAFT);
        model.addAttribute("back", release.takesBack().isPresent());
        model.addAttribute("cases", CasesView.of(cases.outlook(id, files), files, any -> words.of(any, language)));
        return "model-cases :: cases";
    }

    /** Each step comes with its process, version, way and target, in the same order. */
    @PostMapping("/models/{id}/plan")
    String plan(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> form,
            Authentication person,
            Locale language,
            RedirectAttributes told) {
        try {
            desk.plan(id, plans(form), administrators.of(person));
            told.addFlashAttribute("done", words.of("models.done.planned", language));
        } catch (ReleaseRefusedException refused) {
            told.addFlashAttribute("wrong", words.of(refused, language));
        }
        return "redirect:/models/" + id + "#cases";
    }

    private static List<VersionPlan> plans(MultiValueMap<String, String> form) {
        var steps = form.getOrDefault("step", List.of());
        var fates = new LinkedHashMap<String, Map<String, Fate>>();
        for (int i = 0; i < steps.size(); i++) {
            fates.computeIfAbsent(at(form, "process", i) + " " + at(form, "version", i), key -> new LinkedHashMap<>())
                    .put(steps.get(i), fate(steps.get(i), at(form, "way", i), at(form, "target", i)));
        }
        var plans = new ArrayList<VersionPlan>();
        if (!form.containsKey("none")) {
            fates.forEach((version, of) -> {
                int end = version.lastIndexOf(' ');
                plans.add(new VersionPlan(version.substring(0, end), Integer.parseInt(version.substring(end + 1)), of));
            });
        }
        return plans;
    }

    private static String at(MultiValueMap<String, String> form, String name, int index) {
        var values = form.getOrDefault(name, List.of());
        return index < values.size() ? values.get(index).strip() : "";
    }

    private static Fate fate(String step, String way, String target) {
        return switch (way) {
            case "SAME" -> Fate.SAME;
            case "BY_HAND" -> Fate.BY_HAND;
            case "MOVE" -> {
                if (target.isEmpty()) {
                    throw new ReleaseRefusedException("bad-plan", step);
                }
                yield Fate.moveTo(target);
            }
            default -> Fate.STAY;
        };
    }

    @PostMapping("/models/{id}/trial")
    String trial(@PathVariable long id, Authentication person, Locale language, RedirectAttributes told) {
        readable(id, person);
        try {
            trials.tryOut(id, desk.verdict(id), administrators.of(person));
        } catch (ReleaseRefusedException refused) {
            told.addFlashAttribute("wrong", words.of(refused, language));
        }
        return "redirect:/models/" + id + "#trial";
    }

    /** A part of the page: how far moving the cases has come. */
    @GetMapping("/models/{id}/progress")
    String progress(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int page,
            Authentication person,
            Locale language,
            Model model) {
        var order = order(id);
        model.addAttribute("id", id);
        model.addAttribute("progress", cases.progress(order).orElseThrow());
        model.addAttribute(
                "results",
                cases.results(order, person.getName(), Math.max(0, page)).stream()
                        .map(result -> ResultRow.of(result, any -> words.of(any, language)))
                        .toList());
        return "model-report :: progress";
    }

    @PostMapping("/models/{id}/stop")
    String stop(@PathVariable long id, Authentication person) {
        cases.stop(order(id), person.getName());
        return "redirect:/models/" + id;
    }

    @PostMapping("/models/{id}/resume")
    String resume(@PathVariable long id, Authentication person) {
        cases.resume(order(id), person.getName());
        return "redirect:/models/" + id;
    }

    private long order(long id) {
        return releases.find(id)
                .flatMap(Release::migration)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What became of one case. */
    record ResultRow(String caseNumber, String process, String outcome, String reason) {

        private static ResultRow of(CaseResult result, Function<Sentence, String> say) {
            return new ResultRow(
                    result.caseNumber(),
                    result.process(),
                    result.outcome().name(),
                    result.reason().map(say).orElse(""));
        }
    }

    private Release readable(long id, Authentication person) {
        return releases.find(id)
                .filter(found -> found.isOpen() && (found.state() != State.DRAFT || found.isOf(person.getName())))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
