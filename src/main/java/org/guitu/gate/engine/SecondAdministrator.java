package org.guitu.gate.engine;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.context.Context;
import org.guitu.audit.EventKind;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.gate.Deployed;
import org.guitu.gate.file.ModelFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a case goes through, who works on it, who reads and who decides is not changed by one person: what one administrator sends is noted
 * and refused, and what another one sends just so within two weeks is deployed. Tables that only say by when may be changed by one.
 */
@Component
class SecondAdministrator {

    /** The ids of these tables. */
    private static final Set<String> SAY_WHEN = Set.of(
            KnownName.TIME_LIMITS.owner(),
            KnownName.LIMIT_EXTENSION.owner(),
            KnownName.PARKED_NOTICE.owner(),
            "follow-up-interval");

    private static final Duration WAITS_FOR = Duration.ofDays(14);

    private final JdbcClient database;
    private final TransactionTemplate ownTransaction;
    private final EngineAudit audit;
    private final InstantSource clock;

    SecondAdministrator(
            JdbcClient database, PlatformTransactionManager transactions, EngineAudit audit, InstantSource clock) {
        this.database = database;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws BadUserRequestException when something changes that nobody else has sent so; what is sent is noted */
    void check(List<ModelFile> files, Deployed deployed) {
        if (!EngineAudit.isSomebodyLoggedIn()) {
            return;
        }
        var person = Context.getCommandContext().getAuthentication().getUserId();
        var now = clock.instant();
        var changed = changed(files, deployed);
        var alone = changed.stream()
                .filter(file -> !isOfferedByAnother(file, person, now))
                .toList();
        if (!alone.isEmpty()) {
            var names = alone.stream().map(ModelFile::shortName).sorted().collect(Collectors.joining("、"));
            ownTransaction.executeWithoutResult(status -> {
                alone.forEach(file -> offer(file, person, now));
                audit.record(EventKind.MODELS_OFFERED, null, null, null, names);
            });
            throw new BadUserRequestException(
                    ("Not deployed yet, but noted: two administrators change what cases go through and who reads them."
                                    + " It counts when another one sends the same files within %d days: %s")
                            .formatted(WAITS_FOR.toDays(), names));
        }
        changed.forEach(this::settle);
    }

    private static List<ModelFile> changed(List<ModelFile> files, Deployed deployed) {
        var asked = files.stream()
                .filter(file -> !SAY_WHEN.contains(file.key()) || !file.ending().equals("dmn"))
                .toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        var known = new HashMap<String, byte[]>();
        deployed.all().forEach(file -> known.put(file.shortName(), file.content()));
        return asked.stream()
                .filter(file -> !Arrays.equals(known.get(file.shortName()), file.content()))
                .toList();
    }

    private boolean isOfferedByAnother(ModelFile file, String person, Instant now) {
        return database.sql(
                        """
                        select exists (select 1 from guitu.model_offer
                            where file = ? and content = ? and account <> ? and offered_at > ?)""")
                .params(file.shortName(), hash(file), person, Timestamp.from(now.minus(WAITS_FOR)))
                .query(Boolean.class)
                .single();
    }

    private void offer(ModelFile file, String person, Instant now) {
        database.sql(
                        """
                        insert into guitu.model_offer (file, content, account, offered_at) values (?, ?, ?, ?)
                        on conflict (file, content, account) do update set offered_at = excluded.offered_at""")
                .params(file.shortName(), hash(file), person, Timestamp.from(now))
                .update();
    }

    /** Whatever else was sent in its place was about the one of before. */
    private void settle(ModelFile file) {
        database.sql("delete from guitu.model_offer where file = ?")
                .param(file.shortName())
                .update();
    }

    private static byte[] hash(ModelFile file) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(file.content());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
