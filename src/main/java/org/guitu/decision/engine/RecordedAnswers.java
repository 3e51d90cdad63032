package org.guitu.decision.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.guitu.casefile.AnswersRecorded;
import org.guitu.casefile.CaseNumber;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What one transaction has recorded, by case; looked at once, before it is committed. */
final class RecordedAnswers implements TransactionSynchronization {

    /** What was recorded in a case: which answers, where, by whom, and whether something was corrected. */
    static final class OfCase {

        private final Set<String> fields = new HashSet<>();
        private final Set<String> instances = new HashSet<>();
        private String author;
        private boolean correction;

        private void add(AnswersRecorded answers) {
            fields.addAll(answers.fields());
            instances.add(answers.instance());
            author = answers.author();
            correction |= answers.correction();
        }

        Set<String> fields() {
            return fields;
        }

        Set<String> instances() {
            return instances;
        }

        String author() {
            return author;
        }

        boolean isCorrection() {
            return correction;
        }

        /** Whether nothing was corrected, and a form of that instance itself gave the answers. */
        boolean isOwnStepOf(String instance) {
            return !correction && instances.contains(instance);
        }
    }

    private final Map<CaseNumber, OfCase> recorded = new HashMap<>();
    private final Consumer<Map<CaseNumber, OfCase>> look;

    private RecordedAnswers(Consumer<Map<CaseNumber, OfCase>> look) {
        this.look = look;
    }

    /** Adds to what the transaction at hand has recorded; {@code look} is asked when it has nothing else to do. */
    static void add(AnswersRecorded answers, Consumer<Map<CaseNumber, OfCase>> look) {
        for (TransactionSynchronization any : TransactionSynchronizationManager.getSynchronizations()) {
            if (any instanceof RecordedAnswers known) {
                known.add(answers);
                return;
            }
        }
        var first = new RecordedAnswers(look);
        first.add(answers);
        TransactionSynchronizationManager.registerSynchronization(first);
    }

    private void add(AnswersRecorded answers) {
        recorded.computeIfAbsent(answers.caseNumber(), any -> new OfCase()).add(answers);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        look.accept(Map.copyOf(recorded));
    }
}
