package org.guitu.sameperson;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.OtherCase;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which possible cases an account was told of, on whatever node: nobody is told of more than so many within an hour. A registration that
 * was compared and then refused for something else counts as well, since whoever guesses learns from it. Every method works in the
 * caller's transaction; of one account they are counted one after the other.
 */
@Component
@EnableConfigurationProperties(SamePersonSettings.class)
public class ToldCases {

    private static final Duration WINDOW = Duration.ofHours(1);

    /** So long a registration may take from being told to being submitted once more. */
    private static final Duration REMEMBERED = Duration.ofHours(12);

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient database;
    private final int most;

    ToldCases(JdbcClient database, SamePersonSettings settings) {
        this.database = database;
        this.most = settings.toldPerHour();
    }

    /** On what occasion somebody is told. */
    public enum Way {
        REGISTRATION("registration"),
        CHECK("check");

        private final String code;

        Way(String code) {
            this.code = code;
        }
    }

    /** How many there may be within an hour, each way. */
    public int most() {
        return most;
    }

    public boolean areTooMany(String account, Way way, Instant now) {
        return areTooMany(account, way, false, now);
    }

    /** Whether too many of the account's registrations were compared and then refused for something else. */
    public boolean wasTriedTooOften(String account, Instant now) {
        return areTooMany(account, Way.REGISTRATION, true, now);
    }

    private boolean areTooMany(String account, Way way, boolean untold, Instant now) {
        hold(account);
        return database.sql(
                                """
                        select count(*) from guitu.case_told
                        where account = :account and way = :way and told_at > :since and told_at <= :now
                            and (case_number is null or not :untold)""")
                        .param("untold", untold)
                        .param("account", account)
                        .param("way", way.code)
                        .param("since", Timestamp.from(now.minus(WINDOW)))
                        .param("now", Timestamp.from(now))
                        .query(Integer.class)
                        .single()
                >= most;
    }

    /** Whoever sends many at once is counted as if they came one by one. */
    private void hold(String account) {
        database.sql("select pg_advisory_xact_lock(hashtext('case-told'), hashtext(:account))")
                .param("account", account)
                .query((row, line) -> account)
                .list();
    }

    /** Those of the found cases that the account was not told of at a registration today. */
    public List<OtherCase> news(String account, List<OtherCase> found, Instant now) {
        var known = database.sql(
                        """
                        select case_number from guitu.case_told
                        where account = :account and way = 'registration' and told_at > :since""")
                .param("account", account)
                .param("since", Timestamp.from(now.minus(REMEMBERED)))
                .query(String.class)
                .set();
        return found.stream()
                .filter(other -> !known.contains(other.caseNumber().value()))
                .toList();
    }

    /** From now on the account knows of these. */
    public void told(String account, Collection<OtherCase> cases, Instant now) {
        forgetOld(now);
        cases.forEach(other -> add(account, Way.REGISTRATION, other.caseNumber(), now));
    }

    /** A registration of the account was compared, said nothing new and opened no case. */
    public void tried(String account, Instant now) {
        forgetOld(now);
        add(account, Way.REGISTRATION, null, now);
    }

    /** The account has checked a person, whatever was found. */
    public void checked(String account, Instant now) {
        forgetOld(now);
        add(account, Way.CHECK, null, now);
    }

    private void add(String account, Way way, CaseNumber caseNumber, Instant now) {
        database.sql(
                        """
                        insert into guitu.case_told (account, way, case_number, told_at)
                        values (:account, :way, :case, :now)""")
                .param("account", account)
                .param("way", way.code)
                .param("case", caseNumber == null ? null : caseNumber.value(), Types.VARCHAR)
                .param("now", Timestamp.from(now))
                .update();
    }

    private void forgetOld(Instant now) {
        database.sql("delete from guitu.case_told where told_at < :until")
                .param("until", Timestamp.from(now.minus(KEPT)))
                .update();
    }
}
