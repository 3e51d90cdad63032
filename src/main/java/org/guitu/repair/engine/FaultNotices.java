package org.guitu.repair.engine;

import java.time.InstantSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.identity.Supervisors;
import org.guitu.notice.Notice;
import org.guitu.notice.NoticeKind;
import org.guitu.notice.NoticeStore;
import org.guitu.office.Directory;
import org.guitu.office.Region;
import org.guitu.office.Role;
import org.guitu.repair.Fault;
import org.springframework.stereotype.Component;

/** Tells supervisors which of their cases has stopped, and administrators that one has, without its number. */
@Component
class FaultNotices {

    private final NoticeStore notices;
    private final Supervisors supervisors;
    private final IdentityService identities;
    private final Directory directory;
    private final Models models;
    private final InstantSource time;

    FaultNotices(
            NoticeStore notices,
            Supervisors supervisors,
            IdentityService identities,
            Directory directory,
            Models models,
            InstantSource time) {
        this.notices = notices;
        this.supervisors = supervisors;
        this.identities = identities;
        this.directory = directory;
        this.models = models;
        this.time = time;
    }

    void tellSupervisors(Fault fault) {
        fault.region().ifPresent(region -> supervisors
                .of(region)
                .forEach(account -> notices.write(Notice.of(
                        account,
                        NoticeKind.CASE_STOPPED,
                        fault.caseNumber().map(CaseNumber::value).orElse(null),
                        null,
                        models.words(fault),
                        region,
                        null,
                        time.instant()))));
    }

    void tellAdministrators(Fault fault) {
        var region = fault.region().orElseGet(this::province);
        identities.createUserQuery().memberOfGroup(Role.ADMINISTRATOR.id()).list().stream()
                .map(User::getId)
                .forEach(account -> notices.write(Notice.of(
                        account,
                        NoticeKind.PROCESS_STOPPED,
                        null,
                        null,
                        models.words(fault),
                        region,
                        null,
                        time.instant())));
    }

    private String province() {
        return directory.regions().stream()
                .filter(region -> region.parent().isEmpty())
                .map(Region::code)
                .findFirst()
                .orElseThrow();
    }
}
