package org.guitu.parked.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The cases in which something began or ended within one transaction, and what is done about each before it is over. */
final class ChangedCases implements TransactionSynchronization {

    private final Consumer<List<String>> beforeItIsOver;
    private final Set<String> numbers = new LinkedHashSet<>();

    private ChangedCases(Consumer<List<String>> beforeItIsOver) {
        this.beforeItIsOver = beforeItIsOver;
    }

    /** {@code number}: may be {@code null} where there is no case. */
    static void note(String number, Consumer<List<String>> beforeItIsOver) {
        if (number != null) {
            ofTransaction(beforeItIsOver).numbers.add(number);
        }
    }

    private static ChangedCases ofTransaction(Consumer<List<String>> beforeItIsOver) {
        for (TransactionSynchronization any : TransactionSynchronizationManager.getSynchronizations()) {
            if (any instanceof ChangedCases changed) {
                return changed;
            }
        }
        var changed = new ChangedCases(beforeItIsOver);
        TransactionSynchronizationManager.registerSynchronization(changed);
        return changed;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        while (!numbers.isEmpty()) {
            var changed = List.copyOf(numbers);
            numbers.clear();
            beforeItIsOver.accept(changed);
        }
    }
}
