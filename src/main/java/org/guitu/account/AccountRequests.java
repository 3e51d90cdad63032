package org.guitu.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.guitu.account.AccountRequest.Decision;
import org.guitu.account.AccountRequest.Outcome;
import org.guitu.casefile.crypto.ValueCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what administrators ask for. The table itself refuses that somebody confirms what she or he asked for, or for her or himself. */
@Component
public class AccountRequests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLUMNS =
            """
            select id, account, kind, before, wanted, reason, requested_by, requested_at, decision, decided_by, decided_at,
                decision_reason, half is not null as half_waits, batch
            from guitu.account_request
            """;

    private final JdbcClient database;
    private final ValueCipher cipher;
    private final InstantSource clock;

    AccountRequests(JdbcClient database, ValueCipher cipher, InstantSource clock) {
        this.database = database;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** The number of a new batch. */
    public long newBatch() {
        return database.sql("select nextval('guitu.account_batch')")
                .query(Long.class)
                .single();
    }

    /** @param request with what was asked for; its number is made here */
    public long add(AccountRequest request) {
        return database.sql(
                        """
                        insert into guitu.account_request
                            (account, kind, before, wanted, reason, requested_by, requested_at, batch)
                        values (?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .param(request.account())
                .param(request.kind().name())
                .param(request.before().map(AccountRequests::json).orElse(null))
                .param(request.wanted().map(AccountRequests::json).orElse(null))
                .param(request.reason())
                .param(request.requestedBy())
                .param(Timestamp.from(request.requestedAt()))
                .param(request.batch().orElse(null))
                .query(Long.class)
                .single();
    }

    public Optional<AccountRequest> find(long id) {
        return database.sql(COLUMNS + "where id = ?")
                .param(id)
                .query(AccountRequests::request)
                .optional();
    }

    /** The same; until the transaction ends nobody else decides anything, so that no two decisions undo what each relied on. */
    public Optional<AccountRequest> hold(long id) {
        hold();
        return database.sql(COLUMNS + "where id = ?")
                .param(id)
                .query(AccountRequests::request)
                .optional();
    }

    public void hold() {
        database.sql("lock table guitu.account_request in share row exclusive mode")
                .update();
    }

    /** In the order of their file. */
    public List<AccountRequest> ofBatch(long batch) {
        return database.sql(COLUMNS + "where batch = ? order by id")
                .param(batch)
                .query(AccountRequests::request)
                .list();
    }

    /** What waits for that account. */
    public Optional<AccountRequest> waitingFor(String account) {
        return database.sql(COLUMNS + "where lower(account) = lower(?) and decision is null")
                .param(account)
                .query(AccountRequests::request)
                .optional();
    }

    /** Oldest first. */
    public List<AccountRequest> waiting() {
        return database.sql(COLUMNS + "where decision is null order by id limit 400")
                .query(AccountRequests::request)
                .list();
    }

    /** Newest first. {@code account}: empty for all. */
    public List<AccountRequest> decided(String account, int offset, int limit) {
        return database.sql(
                        COLUMNS
                                + "where decision is not null and (:account = '' or account = :account) order by decided_at desc, id desc offset :offset limit :limit")
                .param("account", account)
                .param("offset", offset)
                .param("limit", limit)
                .query(AccountRequests::request)
                .list();
    }

    public void decide(long id, Outcome outcome, String by, String reason) {
        database.sql(
                        """
                        update guitu.account_request set decision = ?, decided_by = ?, decided_at = ?, decision_reason = ?
                        where id = ? and decision is null""")
                .param(outcome.name())
                .param(by)
                .param(Timestamp.from(clock.instant()))
                .param(reason)
                .param(id)
                .update();
    }

    /** Keeps the requester's half until it was read. */
    public void keepHalf(long id, String half) {
        database.sql("update guitu.account_request set half = ? where id = ?")
                .param(cipher.seal(half.getBytes(StandardCharsets.UTF_8), place(id)))
                .param(id)
                .update();
    }

    /** The half that the requester has not read yet; it is gone afterwards. */
    public Optional<String> takeHalf(long id) {
        var half = database.sql("select half from guitu.account_request where id = ? and half is not null for update")
                .param(id)
                .query((row, number) -> row.getBytes(1))
                .optional()
                .map(kept -> new String(cipher.open(kept, place(id)), StandardCharsets.UTF_8));
        database.sql("update guitu.account_request set half = null where id = ?")
                .param(id)
                .update();
        return half;
    }

    /** Halves of earlier passwords of that account, which are of no use any more. */
    public void dropHalves(String account) {
        database.sql("update guitu.account_request set half = null where account = ? and half is not null")
                .param(account)
                .update();
    }

    static String place(long id) {
        return "one-time-password\n" + id;
    }

    private static AccountRequest request(ResultSet row, int number) throws SQLException {
        var decision = row.getString("decision");
        return new AccountRequest(
                row.getLong("id"),
                row.getString("account"),
                RequestKind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("before")).map(AccountRequests::draft),
                Optional.ofNullable(row.getString("wanted")).map(AccountRequests::draft),
                row.getString("reason"),
                row.getString("requested_by"),
                row.getTimestamp("requested_at").toInstant(),
                decision == null
                        ? Optional.empty()
                        : Optional.of(new Decision(
                                Outcome.valueOf(decision),
                                row.getString("decided_by"),
                                row.getTimestamp("decided_at").toInstant(),
                                row.getString("decision_reason"))),
                row.getBoolean("half_waits"),
                Optional.ofNullable(row.getObject("batch", Long.class)));
    }

    public static String json(AccountDraft draft) {
        try {
            return JSON.writeValueAsString(draft);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static AccountDraft draft(String json) {
        try {
            return JSON.readValue(json, AccountDraft.class);
        } catch (JsonProcessingException changed) {
            throw new IllegalStateException("An account's draft cannot be read.", changed);
        }
    }
}
