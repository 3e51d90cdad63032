package org.guitu.repair.engine;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.form.FormField;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.guitu.office.Role;
import org.guitu.repair.Fault;
import org.guitu.repair.FaultStore;
import org.guitu.repair.RepairReason;
import org.guitu.repair.RepairRequest;
import org.guitu.repair.RepairRequests;
import org.guitu.repair.Way;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people may do about a fault. Administrators see all and try again; supervisors also ask, for cases of their regions, to put a case to
 * another step or a fact right, and another one of them confirms.
 */
@Component
public final class RepairDesk {

    private final FaultStore faults;
    private final RepairRequests requests;
    private final Repairs repairs;
    private final EngineLogin logins;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final InstantSource time;

    RepairDesk(
            FaultStore faults,
            RepairRequests requests,
            Repairs repairs,
            EngineLogin logins,
            AuditTrail trail,
            TransactionTemplate transaction,
            InstantSource time) {
        this.faults = faults;
        this.requests = requests;
        this.repairs = repairs;
        this.logins = logins;
        this.trail = trail;
        this.transaction = transaction;
        this.time = time;
    }

    /** The open faults that somebody may see, the oldest first; one more than a page where there are more. */
    public List<Fault> list(Actor person, int page) {
        return isAdministrator(person) ? faults.open(page) : faults.open(regionsOf(person), page);
    }

    /** One that she or he may see. */
    public Optional<Fault> find(long id, Actor person) {
        return faults.find(id).filter(fault -> isAdministrator(person) || supervises(person, fault));
    }

    /** What it is about, in words. */
    public String words(Fault fault) {
        return repairs.words(fault);
    }

    public Optional<RepairRequest> request(Fault fault) {
        return requests.of(fault.id());
    }

    /** What was asked, in words. */
    public String words(Fault fault, RepairRequest request) {
        return logins.asNobody(() -> repairs.words(fault, request));
    }

    /** Whether that person may ask and confirm, and not only try again. */
    public boolean supervises(Actor person, Fault fault) {
        return fault.region().filter(regionsOf(person)::contains).isPresent();
    }

    public List<Way> ways(Fault fault) {
        return logins.asNobody(() -> repairs.ways(fault));
    }

    /** The questions whose answers may be put right. */
    public List<FormField> questions(Fault fault) {
        return logins.asNobody(() -> repairs.questions(fault));
    }

    /**
     * Tries again.
     *
     * @param alike all with the same cause that the person may see
     * @return how many
     */
    public int retry(long id, boolean alike, Actor person) {
        var fault = known(id, person);
        if (!fault.kind().canBeRetried()) {
            throw new RefusedException("这种故障重试没有用：" + fault.kind().remedy());
        }
        var chosen = alike
                ? faults.alike(fault).stream()
                        .filter(other -> isAdministrator(person) || supervises(person, other))
                        .toList()
                : List.of(fault);
        chosen.forEach(one -> transaction.executeWithoutResult(status -> logins.asNobody(() -> {
            repairs.retry(one);
            record(EventKind.REPAIR_RETRIED, one, person, "");
            return null;
        })));
        repairs.look();
        return chosen.size();
    }

    public void askMove(long id, String from, String target, String reason, Actor person) {
        var fault = supervised(id, person);
        if (ways(fault).stream()
                .filter(way -> way.from().id().equals(from))
                .flatMap(way -> way.targets().stream())
                .noneMatch(step -> step.id().equals(target))) {
            throw new RefusedException("请从列出的步骤中选择。个案走到别的步骤会缺少需要的内容。");
        }
        ask(fault, RepairRequest.Kind.MOVE, from, target, Optional.empty(), reason, person);
    }

    public void askCorrection(long id, String fact, String value, String reason, Actor person) {
        var fault = supervised(id, person);
        logins.asNobody(() -> repairs.accept(fault, fact, value));
        ask(fault, RepairRequest.Kind.CORRECT, "", fact, Optional.of(value.strip()), reason, person);
    }

    private void ask(
            Fault fault,
            RepairRequest.Kind kind,
            String place,
            String target,
            Optional<String> value,
            String reason,
            Actor person) {
        var why = RepairReason.find(reason).orElseThrow(() -> new RefusedException("请选择理由。"));
        var request = new RepairRequest(
                0, fault.id(), kind, place, target, value, why.name(), person.account(), time.instant());
        transaction.executeWithoutResult(status -> {
            if (!requests.ask(request)) {
                throw new RefusedException("这个个案已有一项待第二人确认的修复。请先确认或不同意那一项。");
            }
            record(EventKind.REPAIR_ASKED, fault, person, words(fault, request));
        });
    }

    /** Confirms what another one asked, and does it. */
    public void confirm(long id, long request, Actor person) {
        var fault = supervised(id, person);
        var asked = asked(fault, request);
        if (asked.askedBy().equals(person.account())) {
            throw new RefusedException(Why.NOT_ALLOWED, "自己提请的修复不能自己确认，请由本地区或上级的另一位督导确认。");
        }
        var words = words(fault, asked);
        transaction.executeWithoutResult(status -> {
            decide(asked, "DONE", person);
            logins.asNobody(() -> {
                repairs.carryOut(fault, asked);
                return null;
            });
            record(EventKind.REPAIR_DONE, fault, person, "%s；提请人 %s".formatted(words, asked.askedBy()));
        });
        repairs.look();
    }

    /** Says no to it, or takes back what she or he has asked. */
    public void decline(long id, long request, Actor person) {
        var fault = supervised(id, person);
        var asked = asked(fault, request);
        transaction.executeWithoutResult(status -> {
            decide(asked, asked.askedBy().equals(person.account()) ? "WITHDRAWN" : "DECLINED", person);
            record(EventKind.REPAIR_DECLINED, fault, person, words(fault, asked));
        });
    }

    private void decide(RepairRequest asked, String state, Actor person) {
        if (!requests.decide(asked, state, person.account())) {
            throw new RefusedException("这项修复刚才已由别人决定。请刷新页面。");
        }
    }

    private RepairRequest asked(Fault fault, long request) {
        return requests.of(fault.id())
                .filter(open -> open.id() == request)
                .orElseThrow(() -> new RefusedException("没有这项待确认的修复，可能已由别人决定。请刷新页面。"));
    }

    private Fault known(long id, Actor person) {
        return find(id, person).orElseThrow(() -> new RefusedException(Why.NOT_THERE, "没有这项故障，可能已经修复。请刷新页面。"));
    }

    private Fault supervised(long id, Actor person) {
        var fault = known(id, person);
        if (!supervises(person, fault)) {
            throw new RefusedException(Why.NOT_ALLOWED, "转步骤和更正由个案所在地区的督导提请和确认；系统管理员可以重试。");
        }
        return fault;
    }

    private void record(EventKind kind, Fault fault, Actor person, String detail) {
        trail.record(AuditEvent.of(kind, person)
                .inCase(fault.caseNumber().map(CaseNumber::value).orElse(null))
                .about(words(fault), String.valueOf(fault.id()))
                .saying(detail.isEmpty() ? fault.kind().zh() : detail));
    }

    private static boolean isAdministrator(Actor person) {
        return Repairs.has(person, Role.ADMINISTRATOR);
    }

    private List<String> regionsOf(Actor person) {
        return Repairs.has(person, Role.SUPERVISOR) ? logins.regionsOf(person.account()) : List.of();
    }
}
