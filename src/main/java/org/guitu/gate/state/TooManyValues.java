package org.guitu.gate.state;

/** More values of a fact are told apart than a state has room for. */
final class TooManyValues extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String fact;

    TooManyValues(String fact) {
        super("Of %s more values are told apart than a state has room for.".formatted(fact));
        this.fact = fact;
    }

    String fact() {
        return fact;
    }
}
