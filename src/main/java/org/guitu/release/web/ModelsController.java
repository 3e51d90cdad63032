package org.guitu.release.web;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.guitu.audit.Actor;
import org.guitu.engine.identity.Visitors;
import org.guitu.gate.difference.Change;
import org.guitu.gate.file.Sentence;
import org.guitu.release.Release;
import org.guitu.release.Release.State;
import org.guitu.release.ReleaseRefusedException;
import org.guitu.release.Releases;
import org.guitu.release.engine.ReleaseDesk;
import org.guitu.release.engine.ReleaseTrials;
import org.guitu.release.engine.Verdict;
import org.guitu.upgrade.PackageOffer;
import org.guitu.upgrade.PackageOffers;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrators' page of releases: what waits, what was decided, and one release from its verdict to its report. */
@Controller
class ModelsController {

    private static final int PAGE = 20;

    private final ReleaseDesk desk;
    private final Releases releases;
    private final ReleaseTrials trials;
    private final PackageOffers packages;
    private final Visitors administrators;
    private final Words words;
    private final InstantSource clock;

    ModelsController(
            ReleaseDesk desk,
            Releases releases,
            ReleaseTrials trials,
            PackageOffers packages,
            Visitors administrators,
            Words words,
            InstantSource clock) {
        this.desk = desk;
        this.releases = releases;
        this.trials = trials;
        this.packages = packages;
        this.administrators = administrators;
        this.words = words;
        this.clock = clock;
    }

    @ModelAttribute
    void common(Authentication person, Model model) {
        if (person != null) {
            model.addAttribute("person", person.getName());
        }
    }

    @GetMapping("/models")
    String list(@RequestParam(defaultValue = "0") int page, Authentication person, Locale language, Model model) {
        int at = Math.max(0, page);
        var decided = releases.decided(at * PAGE, PAGE + 1);
        model.addAttribute("lone", desk.isAlone());
        model.addAttribute(
                "packages",
                packages.open().stream()
                        .map(offer -> OfferRow.of(offer, any -> words.of(any, language)))
                        .toList());
        model.addAttribute("open", rows(releases.open(person.getName()), person));
        model.addAttribute("decided", rows(decided.stream().limit(PAGE).toList(), person));
        model.addAttribute("more", decided.size() > PAGE);
        model.addAttribute("page", at);
        return "models";
    }

    /** A file that the program's update would change. */
    record OfferRow(String file, List<String> changes) {

        private static OfferRow of(PackageOffer offer, Function<Sentence, String> say) {
            return new OfferRow(
                    offer.file(),
                    offer.changes().stream().map(Change::words).map(say).toList());
        }
    }

    private List<ReleaseRow> rows(List<Release> found, Authentication person) {
        return found.stream().map(release -> row(release, person)).toList();
    }

    private ReleaseRow row(Release release, Authentication person) {
        return ReleaseRow.of(release, releases.files(release.id()), person.getName(), clock.instant());
    }

    @GetMapping("/models/{id}")
    String one(@PathVariable long id, Authentication person, Locale language, Model model) {
        var release = readable(id, person);
        model.addAttribute("release", row(release, person));
        model.addAttribute("lone", desk.isAlone());
        model.addAttribute("deployed", release.state() == State.DEPLOYED);
        model.addAttribute("moves", release.migration().isPresent());
        if (release.isOpen()) {
            show(id, desk.verdict(id), language, model);
        }
        return "model";
    }

    private void show(long id, Verdict verdict, Locale language, Model model) {
        var trial = trials.last(id);
        model.addAttribute("verdict", VerdictView.of(verdict, any -> words.of(any, language)));
        model.addAttribute("canBeTried", ReleaseTrials.canBeTried(verdict));
        model.addAttribute("trial", trial.orElse(null));
        model.addAttribute(
                "trialHolds",
                trial.filter(any -> ReleaseTrials.isOf(any, verdict)).isPresent());
    }

    /** A draft is its maker's only. */
    private Release readable(long id, Authentication person) {
        return releases.find(id)
                .filter(found -> found.state() != State.DRAFT || found.isOf(person.getName()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping("/models/{id}/remove")
    String remove(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String file,
            Authentication person,
            Locale language,
            RedirectAttributes told) {
        return tell(id, "", person, language, told, by -> desk.remove(id, file, by));
    }

    @PostMapping("/models/{id}/offer")
    String offer(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String weakens,
            Authentication person,
            Locale language,
            RedirectAttributes told) {
        told.addFlashAttribute("name", name);
        return tell(id, "models.done.offered", person, language, told, by -> desk.offer(id, name, weakens, by));
    }

    @PostMapping("/models/{id}/withdraw")
    String withdraw(@PathVariable long id, Authentication person, Locale language, RedirectAttributes told) {
        return tell(id, "models.done.withdrawn", person, language, told, by -> desk.withdraw(id, by));
    }

    @PostMapping("/models/{id}/approve")
    String approve(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String weakens,
            Authentication person,
            Locale language,
            RedirectAttributes told) {
        return tell(id, "models.done.deployed", person, language, told, by -> desk.approve(id, seen, weakens, by));
    }

    @PostMapping("/models/{id}/refuse")
    String refuse(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Authentication person,
            Locale language,
            RedirectAttributes told) {
        return tell(id, "models.done.refused", person, language, told, by -> desk.refuse(id, reason, by));
    }

    @PostMapping("/models/{id}/back")
    String back(@PathVariable long id, Authentication person, Locale language, RedirectAttributes told) {
        try {
            var name = words.of("models.back.name", language, id, desk.find(id).name());
            long back = desk.back(
                    id, name.substring(0, Math.min(name.length(), Releases.LONGEST_NAME)), administrators.of(person));
            boolean offered = desk.find(back).state() == State.OFFERED;
            told.addFlashAttribute(
                    "done", words.of(offered ? "models.done.back" : "models.done.back-drafted", language));
            return "redirect:/models/" + back;
        } catch (ReleaseRefusedException refused) {
            told.addFlashAttribute("wrong", words.of(refused, language));
            return "redirect:/models/" + id;
        }
    }

    /** Something that somebody does with a release. */
    private interface Act {
        void by(Actor actor);
    }

    private String tell(
            long id, String done, Authentication person, Locale language, RedirectAttributes told, Act act) {
        try {
            act.by(administrators.of(person));
            if (!done.isEmpty()) {
                told.addFlashAttribute("done", words.of(done, language));
            }
        } catch (ReleaseRefusedException refused) {
            told.addFlashAttribute("wrong", words.of(refused, language));
        }
        return releases.find(id).isPresent() ? "redirect:/models/" + id : "redirect:/models";
    }
}
