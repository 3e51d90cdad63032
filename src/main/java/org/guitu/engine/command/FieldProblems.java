package org.guitu.engine.command;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.guitu.form.FormRefusal;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What is wrong with a submitted form, question by question. The engine's REST API hands on one text; the rest goes past it, with the request,
 * to {@link RestFaults}.
 */
public final class FieldProblems {

    private static final String ATTRIBUTE = FieldProblems.class.getName();

    private FieldProblems() {}

    /** Keeps what the refusal is about for whoever sent the form. */
    public static void tell(FormFieldValidationException refused) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null && refused.getCause() instanceof FormRefusal refusal) {
            request.setAttribute(ATTRIBUTE, refusal.problems(), RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** What a form sent by this request was refused for; nothing when it was not. */
    static List<FormRefusal.Problem> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof List<?> problems
                ? problems.stream().map(FormRefusal.Problem.class::cast).toList()
                : List.of();
    }
}
