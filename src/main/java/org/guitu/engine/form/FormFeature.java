package org.guitu.engine.form;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.DossierEntry;
import org.guitu.form.Form;
import org.guitu.form.FormRefusal;

/**
 * A feature that offers facts to forms, for the rules that mention them, and learns from the answers. Each is a bean.
 *
 * <p>What every process of a case may go by, also in expressions and tables, is a {@link org.guitu.engine.expression.LiveFacts} instead.
 */
public interface FormFeature {

    /** Begins for a form that is opened or submitted; nothing may be looked for before it is asked. */
    Enquiry enquiry(Occasion occasion);

    /**
     * Who has which form before him or her, and what for.
     *
     * @param caseNumber empty where the form opens the case
     * @param task whose form it is; empty for a start form
     */
    record Occasion(Form form, Optional<CaseNumber> caseNumber, Optional<TaskEntity> task, Authentication person) {}

    /** What the feature knows for one form at one moment; what it looked for once it does not look for again. */
    interface Enquiry {

        /** Those of its facts that the form mentions; nothing is looked for otherwise. */
        Map<String, Object> facts();

        /** Those of the facts that never leave the server. */
        default Set<String> hidden() {
            return Set.of();
        }

        /** The form is being opened by somebody who may read it. */
        default void opened() {}

        /**
         * What is different by these answers, which fit the form and are about to be recorded: the form is checked once more by it.
         *
         * @param learnt those of them that go into the dossier, by the keys of their questions
         * @throws FormRefusal when the form must not be submitted now
         */
        default Map<String, Object> factsWith(Map<String, Object> answers, Map<String, DossierEntry.Answer> learnt) {
            return Map.of();
        }

        /**
         * Does what the accepted answers mean to the feature, in the transaction of the form and before they are recorded.
         *
         * @param caseNumber of the case that the form is about, or has just opened
         * @throws FormRefusal when that cannot be done: the form is refused, and nothing of it is stored
         */
        default void settle(CaseNumber caseNumber, Map<String, Object> answers) {}
    }
}
