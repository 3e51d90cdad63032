package org.guitu.notice;

import java.util.Optional;
import java.util.stream.Collectors;
import org.guitu.casefile.CaseNumber;
import org.guitu.office.Role;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Where a notice's reader may look further: the page of a case that is for supervisors, or the one for whoever works on it. */
final class NoticeReader {

    private final boolean supervises;
    private final boolean works;

    NoticeReader(Authentication person) {
        var groups = person.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
        supervises = groups.contains(Role.SUPERVISOR.id());
        works = groups.contains(Role.CASEWORKER.id());
    }

    /** Of the case that the notice names; empty when it names none, or there is no such page for this reader. */
    Optional<String> casePageOf(Notice notice) {
        return CaseNumber.find(notice.caseNumber())
                .filter(number -> supervises || works && number.isCase())
                .map(number -> (supervises ? "/cases/" : "/my-cases/") + number);
    }

    /** Of what the notice is about, when that is no task. */
    Optional<String> pageOf(Notice notice) {
        if (notice.kind().isOfRepair()) {
            return Optional.of("/repairs");
        }
        return notice.kind().isOfDirectory() ? Optional.of("/directory") : casePageOf(notice);
    }
}
