package org.guitu.provider;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.catalogue.ProviderKind;
import org.guitu.provider.Provider.Listing;
import org.guitu.provider.Provider.State;
import org.guitu.provider.Provider.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The entries of the directory. Every method works in the caller's transaction, which must be one. */
@Component
public class Providers {

    private static final String NAME = "entryName";
    private static final String SCOPE = "entryScope";
    private static final String PERSON = "entryPerson";
    private static final String PHONE = "entryPhone";

    private final JdbcClient database;
    private final Dossier dossier;

    Providers(JdbcClient database, Dossier dossier) {
        this.database = database;
        this.dossier = dossier;
    }

    /** From now on it is offered, as it is described there. */
    public void list(CaseNumber number, Listing listing, Instant now) {
        database.sql(
                        """
                        insert into guitu.provider (provider_number, kind, region, department, state, contract_until, places_free, places_at)
                        values (:number, :kind, :region, :department, 'listed', :until, :places, :at)
                        on conflict (provider_number) do update set state = 'listed', contract_until = excluded.contract_until,
                            places_free = excluded.places_free, places_at = excluded.places_at""")
                .param("number", number.value())
                .param("kind", listing.kind().code())
                .param("region", listing.region())
                .param("department", listing.department())
                .param("until", listing.contractUntil() == null ? null : Date.valueOf(listing.contractUntil()))
                .param("places", listing.placesFree())
                .param("at", listing.placesFree() == null ? null : Timestamp.from(now))
                .update();
    }

    /** One that was never listed stays unknown. */
    public void set(CaseNumber number, State state) {
        database.sql("update guitu.provider set state = :state where provider_number = :number")
                .param("state", state.code())
                .param("number", number.value())
                .update();
    }

    /** So many places are free now; {@code null} when nobody knows. */
    public void setPlaces(CaseNumber number, Integer free, Instant now) {
        database.sql(
                        """
                        update guitu.provider set places_free = :free, places_at = case when :free::integer is null then places_at else :now end
                        where provider_number = :number""")
                .param("free", free)
                .param("now", Timestamp.from(now))
                .param("number", number.value())
                .update();
    }

    public Optional<Provider> find(CaseNumber number) {
        return read("provider_number = :number", Map.of("number", number.value())).stream()
                .findFirst();
    }

    /** Those of the regions that are listed or suspended, by kind and in the order in which they came. */
    public List<Provider> in(Collection<String> regions) {
        return regions.isEmpty()
                ? List.of()
                : read("region in (:regions) and state <> 'removed'", Map.of("regions", regions));
    }

    /** Those of these kinds that may be chosen in the regions on that day: listed, and their contract has not ended. */
    public List<Provider> offered(Collection<ProviderKind> kinds, Collection<String> regions, LocalDate day) {
        return regions.isEmpty()
                ? List.of()
                : read(
                        """
                        region in (:regions) and kind in (:kinds) and state = 'listed'
                            and (contract_until is null or contract_until >= :day)""",
                        Map.of(
                                "regions",
                                regions,
                                "kinds",
                                kinds.stream().map(ProviderKind::code).toList(),
                                "day",
                                Date.valueOf(day)));
    }

    /** The regions that have one of that kind listed. */
    public Set<String> regionsWith(ProviderKind kind) {
        return Set.copyOf(
                database.sql("select distinct region from guitu.provider where kind = :kind and state = 'listed'")
                        .param("kind", kind.code())
                        .query(String.class)
                        .list());
    }

    private List<Provider> read(String condition, Map<String, ?> parameters) {
        var rows = database.sql("select * from guitu.provider where %s order by provider_number".formatted(condition))
                .params(parameters)
                .query((row, line) -> read(row))
                .list();
        var words = dossier.latest(rows.stream().map(Provider::number).toList(), List.of(NAME, SCOPE, PERSON, PHONE));
        return rows.stream()
                .map(row -> with(row, words.getOrDefault(row.number(), Map.of())))
                .toList();
    }

    private static Provider with(Provider row, Map<String, Object> file) {
        return new Provider(
                row.number(),
                row.kind(),
                row.region(),
                row.department(),
                row.state(),
                row.contractUntil(),
                row.placesFree(),
                row.placesAt(),
                new Words((String) file.get(NAME), (String) file.get(SCOPE), (String) file.get(PERSON), (String)
                        file.get(PHONE)));
    }

    private static Provider read(ResultSet row) throws SQLException {
        return new Provider(
                new CaseNumber(row.getString("provider_number")),
                ProviderKind.find(row.getString("kind")).orElseThrow(),
                row.getString("region"),
                row.getString("department"),
                State.find(row.getString("state")).orElseThrow(),
                Optional.ofNullable(row.getDate("contract_until")).map(Date::toLocalDate),
                Optional.ofNullable(row.getObject("places_free", Integer.class)),
                Optional.ofNullable(row.getTimestamp("places_at")).map(Timestamp::toInstant),
                new Words(null, null, null, null));
    }
}
