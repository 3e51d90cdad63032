package org.guitu.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One of the services that a plan may hold: a row of {@code service-catalogue.dmn}.
 *
 * @param code in forms, plans and consent; the key of its process, where it has one
 * @param zh the Chinese name
 * @param en the English name
 * @param hasProcess whether a process of its own carries it out; it then can be added, stopped and handed over alone
 * @param consentGone what becomes of it when the consent to it is gone
 * @param workingDays within how many working days its steps are done that have no row in {@code time-limits.dmn}
 */
public record Service(
        String code, String zh, String en, boolean hasProcess, ConsentGone consentGone, Optional<Integer> workingDays) {

    /** What becomes of a service that is not consented to any more. */
    public enum ConsentGone {
        /** It stops at once. */
        STOPS,
        /** It goes on, as the law demands. */
        GOES_ON,
        /** What the table {@code processing-grounds.dmn} says. */
        AS_TABLED;

        /** As it stands in the table. */
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<ConsentGone> find(String code) {
            return Arrays.stream(values())
                    .filter(any -> any.code().equals(code))
                    .findFirst();
        }
    }
}
