package org.guitu.provider;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.guitu.casefile.CaseNumber;
import org.guitu.catalogue.ProviderKind;

/**
 * An entry of the directory.
 *
 * @param region where it is, {@code department}: who keeps the entry there
 * @param contractUntil the last day of its contract, where it has one
 * @param placesFree where places are counted; {@code placesAt}: since when that is known
 * @param words who it is, from its file
 */
public record Provider(
        CaseNumber number,
        ProviderKind kind,
        String region,
        String department,
        State state,
        Optional<LocalDate> contractUntil,
        Optional<Integer> placesFree,
        Optional<Instant> placesAt,
        Words words) {

    /** Whether it is offered. Stored by code. */
    public enum State {
        LISTED("listed", "在册"),
        SUSPENDED("suspended", "暂停"),
        REMOVED("removed", "已撤下");

        private final String code;
        private final String zh;

        State(String code, String zh) {
            this.code = code;
            this.zh = zh;
        }

        public String code() {
            return code;
        }

        public String zh() {
            return zh;
        }

        public static Optional<State> find(String code) {
            return Arrays.stream(values())
                    .filter(state -> state.code.equals(code))
                    .findFirst();
        }
    }

    /**
     * What its file says; {@code null} for what it does not. An address is no part of it: where people live who are looked for, only
     * the file tells.
     *
     * @param scope languages, specialities or the area
     */
    public record Words(String name, String scope, String person, String phone) {}

    /** What models know of one. */
    public record Listing(
            ProviderKind kind, String region, String department, LocalDate contractUntil, Integer placesFree) {}
}
