package org.guitu.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.guitu.form.FormRefusal;

/** Refusals of forms as the REST API and Tasklist understand them: HTTP 400 with the message. */
public final class RefusedForms {

    private RefusedForms() {}

    /** What the step gives; its refusal in the engine's terms. */
    public static <T> T accepted(Supplier<T> step) {
        try {
            return step.get();
        } catch (FormRefusal refusal) {
            throw refusal(refusal.getMessage(), refusal);
        }
    }

    /** Does the step; its refusal in the engine's terms. */
    public static void carriedOut(Runnable step) {
        accepted(() -> {
            step.run();
            return null;
        });
    }

    public static FormFieldValidationException refusal(String message) {
        var refusal = new FormRefusal(message);
        return refusal(message, refusal);
    }

    /** For what is wrong with the answer to that question. */
    public static FormFieldValidationException refusal(String key, String message) {
        return refusal(message, new FormRefusal(key, message));
    }

    private static FormFieldValidationException refusal(String message, FormRefusal refusal) {
        return Refusal.wrong(new FormFieldValidationException("form", message, refusal));
    }
}
