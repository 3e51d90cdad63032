package org.guitu.account.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guitu.account.AccountRequest;
import org.guitu.account.AccountRequests;
import org.guitu.account.RequestKind;
import org.guitu.account.batch.AccountFile;
import org.guitu.account.batch.AccountRow;
import org.guitu.account.batch.Column;
import org.guitu.account.batch.RowFault;
import org.guitu.audit.Actor;
import org.guitu.office.Directory;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accounts that one file asks for. Nothing is asked for until all of its lines are right, and a second administrator confirms or refuses all
 * of them together.
 */
@Component
public class AccountBatches {

    private final AccountDesk desk;
    private final AccountCheck check;
    private final AccountRequests requests;
    private final Directory directory;

    AccountBatches(AccountDesk desk, AccountCheck check, AccountRequests requests, Directory directory) {
        this.desk = desk;
        this.check = check;
        this.requests = requests;
        this.directory = directory;
    }

    /**
     * What a file asks for.
     *
     * @param rows those that could be read
     * @param faults by line
     */
    public record Report(List<AccountRow> rows, List<RowFault> faults) {}

    public Report check(String text) {
        var file = AccountFile.of(text, directory);
        var faults = new ArrayList<>(file.faults());
        for (AccountRow row : file.rows()) {
            check.problemOfName(row.account())
                    .or(() -> waiting(row.account()))
                    .ifPresent(wrong -> faults.add(
                            new RowFault(row.line(), file.called(Column.ACCOUNT), row.account(), wrong, "")));
            check.problem(row.draft()).ifPresent(wrong -> faults.add(new RowFault(row.line(), "", "", wrong, "")));
        }
        faults.sort((one, other) -> Integer.compare(one.line(), other.line()));
        return new Report(file.rows(), faults);
    }

    private Optional<String> waiting(String account) {
        return requests.waitingFor(account).map(any -> "这个用户名已有一项申请待确认。");
    }

    /**
     * Asks for all accounts of the file.
     *
     * @return the number of the batch
     * @throws RefusedException unless every line is right
     */
    @Transactional
    public long request(String text, String reason, Actor by) {
        var report = check(text);
        if (!report.faults().isEmpty()) {
            throw new RefusedException(
                    "文件里还有%d处问题，没有提出申请。".formatted(report.faults().size()));
        }
        long batch = requests.newBatch();
        for (AccountRow row : report.rows()) {
            desk.request(RequestKind.CREATE, row.account(), row.draft(), reason, by, Optional.of(batch));
        }
        return batch;
    }

    /** By account, the halves of one-time passwords that the one who confirms tells each person. */
    @Transactional
    public Map<String, String> confirm(long batch, Actor by) {
        var halves = new LinkedHashMap<String, String>();
        for (AccountRequest request : held(batch, by)) {
            try {
                desk.confirm(request, by).ifPresent(half -> halves.put(request.account(), half));
            } catch (RefusedException refused) {
                throw new RefusedException(refused.why(), request.account() + "：" + refused.getMessage());
            }
        }
        return halves;
    }

    @Transactional
    public void refuse(long batch, String reason, Actor by) {
        held(batch, by).forEach(request -> desk.refuse(request, reason, by));
    }

    /** By account, the requester's own halves that were not read yet, once. */
    @Transactional
    public Map<String, String> halves(long batch, Actor by) {
        var halves = new LinkedHashMap<String, String>();
        for (AccountRequest request : requests.ofBatch(batch)) {
            if (request.halfWaits()) {
                halves.put(request.account(), desk.half(request.id(), by));
            }
        }
        if (halves.isEmpty()) {
            throw new RefusedException("前半已经看过、已失效，或申请尚未确认。需要时请重新申请重置密码。");
        }
        return halves;
    }

    private List<AccountRequest> held(long batch, Actor by) {
        desk.require(by);
        requests.hold();
        var waiting = requests.ofBatch(batch).stream()
                .filter(request -> request.decision().isEmpty())
                .toList();
        if (waiting.isEmpty()) {
            throw new RefusedException(Why.NOT_THERE, "没有这份待确认的批量申请，可能已有人处理。");
        }
        return waiting;
    }
}
