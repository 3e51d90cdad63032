package org.guitu.account;

import java.time.Duration;

/**
 * A password that somebody comes in with once, in two halves: one administrator tells the person the first, another the second. Neither
 * half is of any use without the other, so that no administrator alone comes in as that person.
 */
public record OneTimePassword(String firstHalf, String secondHalf) {

    /** How long it is good for. */
    public static final Duration LIFE = Duration.ofHours(72);

    /** Forty bits each: too many to be guessed at a login page within its life. */
    private static final int LETTERS = 8;

    private static final int NOBODYS_LETTERS = 40;

    public static OneTimePassword make() {
        return new OneTimePassword(Secrets.word(LETTERS), Secrets.word(LETTERS));
    }

    /** One that nobody knows, for an account that another system lets in. */
    public static String nobodys() {
        return Secrets.word(NOBODYS_LETTERS);
    }

    /** As the person types it. */
    public String whole() {
        return firstHalf + secondHalf;
    }

    @Override
    public String toString() {
        return "OneTimePassword";
    }
}
