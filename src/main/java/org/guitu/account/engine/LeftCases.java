package org.guitu.account.engine;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.guitu.account.AccountDraft;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.identity.Supervisors;
import org.guitu.notice.Notice;
import org.guitu.notice.NoticeKind;
import org.guitu.notice.NoticeStore;
import org.guitu.office.Directory;
import org.guitu.office.Region;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells the supervisors of the open cases for which somebody was responsible who has left their region or civil affairs: one notice a case,
 * so that their notices are the list of what is to be handed over. The administrator who closed the account learns nothing of it.
 */
@Component
class LeftCases {

    private static final String OFFICER = KnownName.RESPONSIBLE_OFFICER.id();
    private static final String OFFICE = KnownName.CIVIL_AFFAIRS.id();

    private final JdbcClient database;
    private final Dossier dossier;
    private final IdentityService identities;
    private final Supervisors supervisors;
    private final NoticeStore notices;
    private final Directory directory;
    private final InstantSource clock;

    LeftCases(
            JdbcClient database,
            Dossier dossier,
            IdentityService identities,
            Supervisors supervisors,
            NoticeStore notices,
            Directory directory,
            InstantSource clock) {
        this.database = database;
        this.dossier = dossier;
        this.identities = identities;
        this.supervisors = supervisors;
        this.notices = notices;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * To be called when the account has become what it is now.
     *
     * @param before how it was; the officer of a case is written down by name
     */
    void tell(String account, AccountDraft before, Collection<String> departments, Collection<String> regions) {
        var lost = new HashSet<String>();
        if (before.departments().contains(OFFICE)) {
            before.regions().stream()
                    .flatMap(code -> directory.withinRegion(code).stream())
                    .map(Region::code)
                    .filter(code -> !departments.contains(OFFICE) || !regions.contains(code))
                    .filter(code -> namesakes(account, before.name(), code).isEmpty())
                    .forEach(lost::add);
        }
        if (!lost.isEmpty()) {
            tell(before.name(), lost);
        }
    }

    private void tell(String name, Set<String> regions) {
        var open = database.sql(
                        "select case_number, region from guitu.case_file where region in (:regions) and closed_at is null")
                .param("regions", regions)
                .query((row, number) -> new Open(new CaseNumber(row.getString(1)), row.getString(2)))
                .list();
        var officers = dossier.latest(open.stream().map(Open::number).toList(), List.of(OFFICER));
        var told = regions.stream().collect(Collectors.toMap(code -> code, supervisors::of));
        open.stream()
                .filter(one -> officers.containsKey(one.number())
                        && name.equals(officers.get(one.number()).get(OFFICER)))
                .forEach(one -> told.get(one.region())
                        .forEach(supervisor -> notices.write(Notice.of(
                                supervisor,
                                NoticeKind.OFFICER_LEFT,
                                one.number().value(),
                                null,
                                "民政责任人",
                                one.region(),
                                null,
                                clock.instant()))));
    }

    private record Open(CaseNumber number, String region) {}

    /** Others of that name there: one of them may be meant. */
    private List<String> namesakes(String account, String name, String region) {
        return identities
                .createUserQuery()
                .userFirstName(name)
                .memberOfGroup(OFFICE)
                .memberOfTenant(region)
                .list()
                .stream()
                .map(User::getId)
                .filter(id -> !id.equals(account))
                .toList();
    }
}
