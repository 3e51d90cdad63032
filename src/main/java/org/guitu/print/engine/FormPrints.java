package org.guitu.print.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.spin.json.SpinJsonNode;
import org.guitu.engine.model.FormStore;
import org.guitu.form.Conditions;
import org.guitu.form.FormForBrowser;
import org.guitu.office.China;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.guitu.print.Heading;
import org.guitu.print.PrintedForm;
import org.springframework.stereotype.Component;

/** The form of a task on paper. With answers it says what the form on the screen would, to whoever it would say it to. */
@Component
public class FormPrints {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProcessEngineConfigurationImpl engine;
    private final PrintRoom room;
    private final FormStore forms;
    private final Conditions conditions;

    FormPrints(ProcessEngineConfigurationImpl engine, PrintRoom room, FormStore forms, Conditions conditions) {
        this.engine = engine;
        this.room = room;
        this.forms = forms;
        this.conditions = conditions;
    }

    public record Sheet(Heading heading, PrintedForm form) {}

    /**
     * The form with what it opens with, which is read by it, and written down as such.
     *
     * @throws RefusedException when the account sees no open task of that id, or it has no form
     */
    public Sheet filled(String account, String taskId) {
        return room.withTask(account, taskId, (task, context) -> {
            forms.of(task, context).orElseThrow(FormPrints::noForm);
            var file = read(engine.getFormService().getDeployedTaskForm(taskId));
            var answers = plain(engine.getFormService().getTaskFormVariables(taskId, null, true));
            room.printed(task, "表单和内容");
            return new Sheet(room.heading(task, account), PrintedForm.of(file, answers, conditions));
        });
    }

    /**
     * Its questions with room to write, and nothing of the case but its number.
     *
     * @throws RefusedException when the account sees no open task of that id, or it has no form
     */
    public Sheet empty(String account, String taskId) {
        return room.withTask(account, taskId, (task, context) -> {
            var file = forms.forBrowser(task, context).map(FormForBrowser::json).orElseThrow(FormPrints::noForm);
            room.printed(task, "空白单");
            return new Sheet(room.heading(task, account), PrintedForm.empty(file));
        });
    }

    /**
     * The newest form of that name with room to write, of no case.
     *
     * @param what what the step is called; {@code where} of which process
     * @throws RefusedException when there is no such form
     */
    public Sheet blank(String account, String formId, String what, String where) {
        return room.as(account, context -> {
            var file = forms.latestForBrowser(formId, context)
                    .map(FormForBrowser::json)
                    .orElseThrow(FormPrints::noForm);
            room.printed(what);
            return new Sheet(room.heading("", what, where, account), PrintedForm.empty(file));
        });
    }

    private static RefusedException noForm() {
        return new RefusedException(Why.NOT_THERE, "没有这张表单，不能打印。");
    }

    private static byte[] read(InputStream file) {
        try (file) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Lists come as the browser takes them, and some facts as the engine's dates. */
    private static Map<String, Object> plain(Map<String, Object> shown) {
        var plain = new HashMap<String, Object>();
        shown.forEach((key, value) -> plain.put(key, plain(value)));
        return plain;
    }

    private static Object plain(Object value) {
        if (value instanceof Date date) {
            return China.words(date.toInstant());
        }
        if (!(value instanceof SpinJsonNode list)) {
            return value;
        }
        try {
            return JSON.readValue(list.toString(), Object.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What Spin has read is JSON.", impossible);
        }
    }
}
