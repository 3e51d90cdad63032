package org.guitu.account.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.guitu.account.LoginStates;
import org.guitu.account.ProvidedLogins;
import org.guitu.account.SecondFactors;
import org.guitu.account.SecondFactors.Verdict;
import org.guitu.account.engine.OwnLogin;
import org.guitu.engine.identity.Visitors;
import org.guitu.office.RefusedException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everybody's own login: the password, the second factor, and an administrator's tokens to deploy with. */
@Controller
class OwnLoginController {

    private final OwnLogin own;
    private final LoginStates states;
    private final SecondFactors factors;
    private final OwnTokens tokens;
    private final Visitors visitors;
    private final ProvidedLogins provided;

    OwnLoginController(
            OwnLogin own,
            LoginStates states,
            SecondFactors factors,
            OwnTokens tokens,
            Visitors visitors,
            ProvidedLogins provided) {
        this.own = own;
        this.states = states;
        this.factors = factors;
        this.tokens = tokens;
        this.visitors = visitors;
        this.provided = provided;
    }

    @ModelAttribute
    void common(
            Authentication person,
            @RequestAttribute(name = LoginSteps.UNAVOIDABLE, required = false) boolean unavoidable,
            HttpServletResponse response,
            Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        model.addAttribute("unavoidable", unavoidable);
        if (person != null) {
            model.addAttribute("person", person.getName());
        }
    }

    @GetMapping("/account")
    String show(Authentication person, Model model) {
        var actor = visitors.of(person);
        model.addAttribute("enrolled", states.of(actor.account()).enrolledAt().isPresent());
        model.addAttribute("provided", provided.isProvided(actor.account()));
        model.addAttribute("codes", factors.recoveryCodesLeft(actor.account()));
        model.addAttribute("deploys", tokens.mayHave(actor));
        model.addAttribute("tokens", tokens.of(actor));
        return "own-login";
    }

    @GetMapping("/account/password")
    String askPassword(Authentication person, Model model) {
        model.addAttribute("forced", states.of(person.getName()).oneTimeUntil().isPresent());
        return "own-password";
    }

    /** {@code current} is asked for unless the person came in with a one-time password just now. */
    @PostMapping("/account/password")
    String setPassword(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            Authentication person,
            HttpServletRequest request,
            Model model) {
        boolean forced = states.of(person.getName()).oneTimeUntil().isPresent();
        try {
            if (!forced) {
                own.requirePassword(current, visitors.of(person), request.getRemoteAddr());
            }
            own.setPassword(password, again, visitors.of(person), request.getRemoteAddr());
            return "redirect:/";
        } catch (RefusedException refused) {
            model.addAttribute("forced", forced);
            model.addAttribute("wrong", refused.getMessage());
            return "own-password";
        }
    }

    @GetMapping("/account/code")
    String askCode() {
        return "own-code";
    }

    @PostMapping("/account/code")
    String enter(
            @RequestParam(defaultValue = "") String code,
            Authentication person,
            HttpServletRequest request,
            Model model) {
        var verdict = own.enter(code, visitors.of(person), request.getRemoteAddr());
        if (verdict == Verdict.RIGHT) {
            remember(person, request);
            return "redirect:/";
        }
        model.addAttribute("wrong", words(verdict));
        return "own-code";
    }

    @GetMapping("/account/second-factor")
    String offer(Authentication person, Model model) {
        if (states.of(person.getName()).enrolledAt().isPresent()) {
            return "redirect:/account";
        }
        model.addAttribute("qr", factors.offer(person.getName()));
        return "own-second-factor";
    }

    @PostMapping("/account/second-factor")
    String enrol(
            @RequestParam(defaultValue = "") String code,
            Authentication person,
            HttpServletRequest request,
            Model model) {
        if (states.of(person.getName()).enrolledAt().isPresent()) {
            return "redirect:/account";
        }
        var codes = own.enrol(code, visitors.of(person), request.getRemoteAddr());
        if (codes.isEmpty()) {
            model.addAttribute("wrong", "验证码不对，或手机的时间不准。请等下一个验证码再试；多次不对要等15分钟。");
            model.addAttribute("qr", factors.offer(person.getName()));
            return "own-second-factor";
        }
        remember(person, request);
        model.addAttribute("codes", codes.get());
        return "own-recovery-codes";
    }

    /** Asks for the password: whoever sits down at somebody's session takes no way in along. */
    @PostMapping("/account/recovery-codes")
    String newRecoveryCodes(
            @RequestParam(defaultValue = "") String current,
            Authentication person,
            HttpServletRequest request,
            Model model,
            RedirectAttributes told) {
        if (states.of(person.getName()).enrolledAt().isEmpty()) {
            return "redirect:/account";
        }
        try {
            own.requirePassword(current, visitors.of(person), request.getRemoteAddr());
        } catch (RefusedException refused) {
            told.addFlashAttribute("wrong", refused.getMessage());
            return "redirect:/account";
        }
        model.addAttribute("codes", own.newRecoveryCodes(visitors.of(person), request.getRemoteAddr()));
        return "own-recovery-codes";
    }

    /** The same. */
    @PostMapping("/account/tokens")
    String makeToken(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "30") int days,
            Authentication person,
            HttpServletRequest request,
            Model model,
            RedirectAttributes told) {
        var actor = visitors.of(person);
        try {
            if (tokens.mayHave(actor)) {
                own.requirePassword(current, actor, request.getRemoteAddr());
            }
            model.addAttribute("token", tokens.make(label, days, actor, request.getRemoteAddr()));
        } catch (RefusedException refused) {
            told.addFlashAttribute("wrong", refused.getMessage());
            return "redirect:/account";
        }
        return show(person, model);
    }

    @PostMapping("/account/tokens/{id}/revoke")
    String revoke(@PathVariable long id, Authentication person, HttpServletRequest request) {
        tokens.revoke(id, visitors.of(person), request.getRemoteAddr());
        return "redirect:/account";
    }

    private void remember(Authentication person, HttpServletRequest request) {
        states.of(person.getName()).enrolledAt().ifPresent(since -> request.getSession()
                .setAttribute(LoginSteps.ENTERED, since));
    }

    private static String words(Verdict verdict) {
        return verdict == Verdict.WAIT ? "错误次数太多，请等15分钟再试。" : "验证码不对或已用过。请输入手机上现在显示的6位数字；没有手机时输入一个恢复码。";
    }
}
