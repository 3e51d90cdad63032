package org.guitu.engine.standing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.Instances;
import org.guitu.engine.identity.Supervisors;
import org.guitu.notice.Notice;
import org.guitu.notice.NoticeKind;
import org.guitu.notice.NoticeStore;
import org.guitu.office.Directory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Tells of somebody who acted in a case that her or his office does not work on: who is responsible for the case, and the supervisors of
 * its region. The officer is known by name; where no account of civil affairs there has it, whoever wrote the name down is told.
 */
@Component
class EntryNotices {

    private static final String OFFICER = KnownName.RESPONSIBLE_OFFICER.id();

    private final Dossier dossier;
    private final StatedGrounds grounds;
    private final ObjectProvider<Supervisors> supervisors;
    private final NoticeStore notices;
    private final Directory directory;

    EntryNotices(
            Dossier dossier,
            StatedGrounds grounds,
            ObjectProvider<Supervisors> supervisors,
            NoticeStore notices,
            Directory directory) {
        this.dossier = dossier;
        this.grounds = grounds;
        this.supervisors = supervisors;
        this.notices = notices;
        this.directory = directory;
    }

    void tell(CaseNumber caseNumber, String region, String department, StatedGround ground, Instant now) {
        var words = "%s：%s".formatted(directory.department(department).zh(), ground.zh());
        Instances.inAllRegions(() -> readers(caseNumber, region))
                .forEach(account -> notices.write(Notice.of(
                        account, NoticeKind.CASE_ENTERED, caseNumber.value(), null, words, region, null, now)));
    }

    private Set<String> readers(CaseNumber caseNumber, String region) {
        var readers = new TreeSet<>(supervisors.getObject().of(region));
        var named = officers(caseNumber, region);
        readers.addAll(named);
        if (named.isEmpty()) {
            grounds.whoNamedOfficer(caseNumber).ifPresent(readers::add);
        }
        return readers;
    }

    private List<String> officers(CaseNumber caseNumber, String region) {
        var name = dossier.latest(caseNumber, List.of(OFFICER)).get(OFFICER);
        return name == null
                ? List.of()
                : Context.getProcessEngineConfiguration()
                        .getIdentityService()
                        .createUserQuery()
                        .userFirstName((String) name)
                        .memberOfGroup(KnownName.CIVIL_AFFAIRS.id())
                        .memberOfTenant(region)
                        .list()
                        .stream()
                        .map(User::getId)
                        .toList();
    }
}
