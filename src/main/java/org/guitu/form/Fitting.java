package org.guitu.form;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/** Whether what another question was answered also answers this one. */
public final class Fitting {

    private final AnswerReader reader;

    public Fitting(LocalDate today) {
        this.reader = new AnswerReader(today);
    }

    /** The answer as the question takes it, of a list only the codes that it offers; empty when it takes none of it. */
    public Optional<Object> answer(FormField field, Object other) {
        try {
            return Optional.ofNullable(
                    reader.read(field, other instanceof Collection<?> codes ? offered(field, codes) : other));
        } catch (AnswerReader.MistypedException unfit) {
            return Optional.empty();
        }
    }

    private static Collection<?> offered(FormField field, Collection<?> codes) {
        return codes.stream().filter(field.options()::containsKey).toList();
    }
}
