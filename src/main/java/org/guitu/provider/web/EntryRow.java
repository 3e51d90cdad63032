package org.guitu.provider.web;

import org.guitu.office.China;
import org.guitu.office.Directory;
import org.guitu.provider.Provider;

/**
 * An entry as the page shows it.
 *
 * @param counted whether it has places
 * @param places how many are free; {@code null} when nobody knows
 * @param kept whether the reader's office keeps it
 */
record EntryRow(
        String number,
        String kind,
        String name,
        String scope,
        String person,
        String phone,
        String department,
        String state,
        boolean listed,
        boolean counted,
        Integer places,
        String placesAt,
        String contractUntil,
        boolean kept) {

    static EntryRow of(Provider entry, Directory directory, boolean kept) {
        return new EntryRow(
                entry.number().value(),
                entry.kind().zh(),
                entry.words().name(),
                entry.words().scope(),
                entry.words().person(),
                entry.words().phone(),
                directory.department(entry.department()).zh(),
                entry.state().zh(),
                entry.state() == Provider.State.LISTED,
                entry.kind().countsPlaces(),
                entry.placesFree().orElse(null),
                entry.placesAt().map(China::words).orElse(null),
                entry.contractUntil().map(String::valueOf).orElse(null),
                kept);
    }
}
