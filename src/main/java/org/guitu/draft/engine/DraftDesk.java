package org.guitu.draft.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.guitu.audit.EventKind;
import org.guitu.casefile.CaseNumber;
import org.guitu.draft.Draft;
import org.guitu.draft.Draft.Stamp;
import org.guitu.draft.DraftPlace;
import org.guitu.draft.Drafts;
import org.guitu.engine.Refusal;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.engine.form.DossierFormService;
import org.guitu.engine.form.NamedCases;
import org.guitu.engine.model.FormStore.DeployedForm;
import org.guitu.form.FormField;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.springframework.stereotype.Component;

/**
 * Drafts for whoever may submit the form at this moment, in the name of whoever is logged in at the engine: whether they may is asked where a
 * submission asks it. To all others there is no such form.
 *
 * <p>Of a draft the audit trail keeps when it began, when it was opened and when it was thrown away, each with the questions and no answers.
 */
@Component
public class DraftDesk {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOT_THERE = "这张表单不在您手上了：任务可能已办结、改派或退回，或者您不能再发起这个流程。草稿没有保存。";

    private final DossierFormService forms;
    private final Drafts drafts;
    private final NamedCases cases;
    private final EngineAudit audit;

    DraftDesk(FormService forms, Drafts drafts, NamedCases cases, EngineAudit audit) {
        this.forms = (DossierFormService) forms;
        this.drafts = drafts;
        this.cases = cases;
        this.audit = audit;
    }

    /**
     * A draft with its answers, by the keys of the questions.
     *
     * @param caseNumber the case that it is about, where that is known
     */
    public record Opened(Map<String, Object> answers, Optional<String> caseNumber, Stamp stamp) {}

    /**
     * What became of a saving.
     *
     * @param saved empty when another window was first
     * @param other of the other window's draft, if it is still there
     */
    public record Kept(Optional<Stamp> saved, Optional<Stamp> other) {}

    public Optional<Opened> read(String account, WantedForm wanted) {
        return at(wanted, (place, form) -> drafts.find(account, place)
                .filter(draft -> wanted.task().isPresent() || mayStillBeNamed(draft, form))
                .map(draft -> {
                    var answers = read(draft);
                    record(EventKind.DRAFT_READ, place, form, answers.keySet());
                    return new Opened(answers, draft.caseNumber(), draft.stamp());
                }));
    }

    /**
     * Keeps what was typed.
     *
     * @param from the revision that it goes on from; 0 where there was none
     * @param window an id that no other window has
     */
    public Kept keep(String account, WantedForm wanted, long from, UUID window, Map<String, Object> answers) {
        var text = written(answers);
        return at(wanted, (place, form) -> {
            if (!answers.keySet().stream().allMatch(key -> isAsked(key, form))) {
                throw new RefusedException("草稿里有这张表单没有的问题。请刷新页面后再试。");
            }
            var saved = drafts.keep(account, place, from, window, text);
            if (from == 0 && saved.isPresent()) {
                record(EventKind.DRAFT_KEPT, place, form, answers.keySet());
            }
            var other = saved.isPresent()
                    ? Optional.<Stamp>empty()
                    : drafts.find(account, place).map(Draft::stamp);
            if (from == 0 && saved.isEmpty() && other.isEmpty()) {
                throw new RefusedException("您的草稿已有 %d 份，不能再存新的。请先提交或丢弃不用的草稿。".formatted(Drafts.MOST));
            }
            return new Kept(saved, other);
        });
    }

    public void discard(String account, WantedForm wanted) {
        // Nothing as the result would be taken for a task that is not there.
        at(wanted, (place, form) -> {
            boolean discarded = drafts.discard(account, place);
            if (discarded) {
                record(EventKind.DRAFT_DISCARDED, place, form, Set.of());
            }
            return discarded;
        });
    }

    private <T> T at(WantedForm wanted, BiFunction<DraftPlace, DeployedForm, T> action) {
        try {
            return wanted.task().isPresent()
                    ? ofTask(wanted.task().get(), action)
                    : forms.startingBy(wanted.process(), form -> {
                        wanted.caseNumber().ifPresent(number -> checkTaken(form, number));
                        return action.apply(DraftPlace.ofStart(wanted.process(), wanted.caseNumber()), form);
                    });
        } catch (ProcessEngineException refused) {
            throw Refusal.isOne(refused)
                            || refused instanceof AuthorizationException
                            || refused instanceof NullValueException
                    ? notThere()
                    : refused;
        }
    }

    private <T> T ofTask(String task, BiFunction<DraftPlace, DeployedForm, T> action) {
        return forms.fillingIn(
                task,
                (found, form) -> action.apply(
                        DraftPlace.ofTask(task, found.getProcessInstance().getBusinessKey()), form));
    }

    /** Of a case that has gone to another office meanwhile not even its number is told. */
    private boolean mayStillBeNamed(Draft draft, DeployedForm form) {
        return draft.caseNumber()
                .flatMap(CaseNumber::find)
                .filter(number -> !cases.mayBeNamed(number, form.form()))
                .isEmpty();
    }

    private void checkTaken(DeployedForm form, CaseNumber number) {
        if (!cases.mayBeNamed(number, form.form())) {
            throw notThere();
        }
    }

    private static RefusedException notThere() {
        return new RefusedException(Why.NOT_THERE, NOT_THERE);
    }

    private void record(EventKind kind, DraftPlace place, DeployedForm form, Set<String> keys) {
        audit.record(
                kind,
                place.caseNumber().orElse(null),
                form.form().id(),
                place.task().orElse(null),
                EngineAudit.detail(form, keys));
    }

    private static boolean isAsked(String key, DeployedForm form) {
        return form.form()
                .field(key)
                .filter(field -> !field.isReadOnly() && field.kind() != FormField.Kind.COMPUTED)
                .isPresent();
    }

    private static String written(Map<String, Object> answers) {
        try {
            var text = JSON.writeValueAsString(answers);
            if (text.getBytes(StandardCharsets.UTF_8).length > Drafts.LARGEST) {
                throw new RefusedException(Why.TOO_LARGE, "填写的内容太多，草稿存不下。请先提交，或者把长的内容作为文件上传。");
            }
            return text;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What came as JSON does not become JSON again.");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(Draft draft) {
        try {
            return JSON.readValue(draft.answers(), Map.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A draft is no JSON.");
        }
    }
}
