package org.guitu.gate.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.context.Context;
import org.guitu.audit.EventKind;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.gate.Deployed;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.weakening.Weakenings;
import org.guitu.gate.whole.Whole;
import org.guitu.release.Release;
import org.guitu.release.Release.Origin;
import org.guitu.release.Releases;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a case goes through, who works on it, who reads and who decides is not changed by one person: what one administrator sends is noted
 * as a release and refused, and what another one approves, or sends just so, within two weeks is deployed. What weakens a protection is released on
 * the page only, where both have confirmed it. Tables that only say by when may be changed by one.
 */
@Component
class SecondAdministrator {

    /** The ids of these tables. */
    private static final Set<String> SAY_WHEN = Set.of(
            KnownName.TIME_LIMITS.owner(),
            KnownName.LIMIT_EXTENSION.owner(),
            KnownName.PARKED_NOTICE.owner(),
            "follow-up-interval");

    private final Releases releases;
    private final TransactionTemplate ownTransaction;
    private final EngineAudit audit;

    SecondAdministrator(Releases releases, PlatformTransactionManager transactions, EngineAudit audit) {
        this.releases = releases;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.audit = audit;
    }

    /**
     * @param name what the deployment is called; may be {@code null}
     * @throws BadUserRequestException when something changes that nobody else has sent so; what is sent is noted
     */
    void check(String name, List<ModelFile> files, Deployed deployed) {
        if (!EngineAudit.isSomebodyLoggedIn()) {
            return;
        }
        var person = Context.getCommandContext().getAuthentication().getUserId();
        var before = deployed.all();
        var weakens = WeakeningHash.bytes(WeakeningHash.of(Weakenings.of(new Whole(files, before, deployed.older()))));
        var changed = changed(files, before, weakens != null);
        var alone = changed.stream()
                .filter(file -> !releases.isOfferedByAnother(file, person, weakens))
                .toList();
        if (!alone.isEmpty()) {
            throw refused(name, person, files, before, alone, weakens != null);
        }
        releases.settle(files, person);
    }

    private BadUserRequestException refused(
            String name,
            String person,
            List<ModelFile> files,
            List<ModelFile> before,
            List<ModelFile> alone,
            boolean weakens) {
        var names = alone.stream().map(ModelFile::shortName).sorted().collect(Collectors.joining("、"));
        if (weakens) {
            return new BadUserRequestException(AskedLanguage.say(
                            "Not deployed: it weakens what protects people, which two administrators confirm on the page /models,"
                                    + " where they see what: %s",
                            "没有部署：它降低了对人的保护，须由两名管理员在“模型发布”页面（/models）看过内容后确认：%s")
                    .formatted(names));
        }
        ownTransaction.executeWithoutResult(status -> {
            offer(Objects.requireNonNullElse(name, ""), person, changed(files, before));
            audit.record(EventKind.MODELS_OFFERED, null, null, null, names);
        });
        return new BadUserRequestException(AskedLanguage.say(
                                "Not deployed yet, but noted: two administrators change what cases go through and who reads them."
                                        + " It counts when another one approves it on the page /models, or sends the same files, within %d days: %s",
                                "还没有部署，已经记下：个案经过哪些步骤、谁能看到，由两名管理员决定。"
                                        + "%d 天内另一名管理员在“模型发布”页面（/models）批准，或者发送同样的文件，即生效：%s")
                        .formatted(Releases.WAITS_FOR.toDays(), names)
                + Along.ofRequest().map(along -> "\n" + along).orElse(""));
    }

    private void offer(String name, String person, List<ModelFile> files) {
        long release = releases.sameOffer(person, files).map(Release::id).orElseGet(() -> {
            long made = releases.begin(name, Origin.CALL, Optional.empty(), person);
            files.forEach(file -> releases.put(made, file));
            return made;
        });
        releases.offer(release, name, null);
    }

    /** What one may not change alone. */
    private static List<ModelFile> changed(List<ModelFile> files, List<ModelFile> before, boolean weakens) {
        var asked = files.stream()
                .filter(file -> weakens
                        || !SAY_WHEN.contains(file.key())
                        || !file.ending().equals("dmn"))
                .toList();
        return changed(asked, before);
    }

    private static List<ModelFile> changed(List<ModelFile> files, List<ModelFile> before) {
        var known = new HashMap<String, byte[]>();
        before.forEach(file -> known.put(file.shortName(), file.content()));
        return files.stream()
                .filter(file -> !Arrays.equals(known.get(file.shortName()), file.content()))
                .toList();
    }
}
