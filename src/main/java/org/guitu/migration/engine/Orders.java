package org.guitu.migration.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.migration.CaseResult;
import org.guitu.migration.Finding;
import org.guitu.migration.MigrationStore;
import org.guitu.migration.Progress;
import org.guitu.migration.VersionPlan;
import org.guitu.office.Directory;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.guitu.office.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders to move cases: two administrators give them, and each of them stops or resumes one; every such word is an event. */
@Component
final class Orders {

    private final MigrationStore store;
    private final ModelVersions models;
    private final EngineLogin logins;
    private final Directory directory;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;

    Orders(
            MigrationStore store,
            ModelVersions models,
            EngineLogin logins,
            Directory directory,
            AuditTrail trail,
            TransactionTemplate transaction) {
        this.store = store;
        this.models = models;
        this.logins = logins;
        this.directory = directory;
        this.trail = trail;
        this.transaction = transaction;
    }

    long create(
            List<VersionPlan> plans, String askedBy, String approvedBy, Optional<Long> back, List<Finding> refused) {
        var approver = administrator(approvedBy);
        administrator(askedBy);
        if (askedBy.equals(approvedBy)) {
            throw new RefusedException(Why.NOT_ALLOWED, "把在办个案转入新版流程，须由另一名系统管理员批准。");
        }
        if (!refused.isEmpty()) {
            throw new RefusedException("转入方案有 %d 处不能执行，请先检查方案并改好。".formatted(refused.size()));
        }
        return transaction.execute(status -> {
            var processes = plans.stream().map(VersionPlan::process).toList();
            if (plans.isEmpty() || store.isAtWork(processes)) {
                throw new RefusedException("没有可转入的方案，或者这些流程的上一次转入还没有完成。请先看上一次的进度。");
            }
            long order = store.create(new MigrationStore.Order(plans, askedBy, approvedBy, back));
            int cases = plans.stream()
                    .mapToInt(plan -> store.addCases(
                            order,
                            plan,
                            models.version(plan.process(), plan.version())
                                    .orElseThrow()
                                    .getId(),
                            models.newest(plan.process()).orElseThrow().getId(),
                            back))
                    .sum();
            trail.record(AuditEvent.of(EventKind.MIGRATION_ORDERED, approver)
                    .about(String.join("、", processes), String.valueOf(order))
                    .saying("提请人 %s；在办 %d 件%s"
                            .formatted(
                                    askedBy,
                                    cases,
                                    back.map(" ；撤回第 %d 次"::formatted).orElse(""))));
            return order;
        });
    }

    void stop(long order, String account) {
        change(EventKind.MIGRATION_STOPPED, order, account, store::stop);
    }

    void resume(long order, String account) {
        change(EventKind.MIGRATION_RESUMED, order, account, store::resume);
    }

    private void change(EventKind kind, long order, String account, LongPredicate change) {
        var administrator = administrator(account);
        transaction.executeWithoutResult(status -> {
            if (change.test(order)) {
                trail.record(AuditEvent.of(kind, administrator).about(null, String.valueOf(order)));
            }
        });
    }

    private Actor administrator(String account) {
        var groups = logins.groupsOf(account).orElse(List.of());
        if (!groups.contains(Role.ADMINISTRATOR.id())) {
            throw new RefusedException(Why.NOT_ALLOWED, "只有系统管理员可以把在办个案转入新版流程。");
        }
        return Actor.of(account, groups, directory);
    }

    Optional<Progress> progress(long order) {
        return store.progress(order);
    }

    List<Progress> all(int page) {
        return store.orders(page);
    }

    List<String> targets(long order) {
        return store.targets(order);
    }

    /** Case numbers are told to supervisors of their regions. */
    List<CaseResult> results(long order, String account, int page) {
        boolean supervises = logins.groupsOf(account)
                .filter(groups -> groups.contains(Role.SUPERVISOR.id()))
                .isPresent();
        return store.results(order, supervises ? logins.regionsOf(account) : List.of(), page);
    }
}
