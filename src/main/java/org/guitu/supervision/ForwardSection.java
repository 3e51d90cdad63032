package org.guitu.supervision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guitu.casefile.CaseNumber;
import org.guitu.form.CommonFacts;
import org.guitu.form.FormField;
import org.guitu.office.China;
import org.guitu.parked.engine.ForwardDesk;
import org.guitu.progress.WaitWords.Sentence;
import org.guitu.progress.engine.CaseWaits;
import org.guitu.progress.engine.TimedWaits;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The part of a case's page that is about what the case waits for, and about ending a wait before its day: what is asked of whoever ends one. */
@Component
class ForwardSection {

    /** What the page calls the chosen wait. */
    static final String WAIT = "wait";

    private final CaseWaits reasons;
    private final TimedWaits waits;
    private final ForwardDesk desk;

    ForwardSection(CaseWaits reasons, TimedWaits waits, ForwardDesk desk) {
        this.reasons = reasons;
        this.waits = waits;
        this.desk = desk;
    }

    /** @param text which wait, and until when, in words */
    record Row(String id, String text) {}

    /** Returns what says best why the case is not closed, or how it ended. */
    Sentence fill(CaseNumber caseNumber, Model model) {
        var why = reasons.of(caseNumber);
        model.addAttribute("besides", why.subList(1, why.size()));
        var rows = waits.of(caseNumber).stream()
                .map(wait -> new Row(
                        wait.job(), "%s：%s（原定 %s）".formatted(wait.process(), wait.step(), China.words(wait.until()))))
                .toList();
        model.addAttribute("timedWaits", rows);
        model.addAttribute("forwardQuestions", questions());
        model.addAttribute("forwardTyped", Map.of());
        model.addAttribute("forwardProblems", Map.of());
        return why.get(0);
    }

    /** What was written on the page, as answers to the start form. */
    Map<String, Object> answers(Map<String, String> sent) {
        var answers = new HashMap<String, Object>();
        questions().forEach(question -> answers.put(question.key(), sent.get(question.key())));
        return answers;
    }

    List<FormField> questions() {
        return desk.form().fields().stream()
                .filter(field -> !field.key().equals(CommonFacts.CASE_NUMBER))
                .toList();
    }
}
