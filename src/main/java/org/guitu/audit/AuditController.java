package org.guitu.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import org.guitu.audit.chain.LastCheck;
import org.guitu.office.Directory;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The auditor's page. The security configuration lets nobody else in. */
@Controller
class AuditController {

    private final AuditSearch search;
    private final AuditExport export;
    private final AuditTrail trail;
    private final LastCheck lastCheck;
    private final Directory directory;
    private final FormNames forms;

    AuditController(
            AuditSearch search,
            AuditExport export,
            AuditTrail trail,
            LastCheck lastCheck,
            Directory directory,
            FormNames forms) {
        this.search = search;
        this.export = export;
        this.trail = trail;
        this.lastCheck = lastCheck;
        this.directory = directory;
        this.forms = forms;
    }

    @GetMapping("/audit")
    String events(
            @RequestParam(required = false) String caseNumber,
            @RequestParam(required = false) String account,
            @RequestParam(required = false) EventKind kind,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @RequestParam(required = false) Long before,
            Authentication person,
            HttpServletRequest request,
            Model model) {
        var filter = new AuditFilter(caseNumber, account, kind, from, to, before);
        var page = search.read(filter, actor(person), request.getRemoteAddr());
        var rows = page.rows();
        var named = forms.now();
        model.addAttribute("filter", filter);
        model.addAttribute(
                "rows",
                rows.stream().map(row -> AuditRow.of(row, directory, named)).toList());
        model.addAttribute(
                "older",
                page.more() ? filter.olderThan(rows.get(rows.size() - 1).event().id()) : null);
        model.addAttribute("kinds", EventKind.values());
        model.addAttribute("report", lastCheck.report());
        model.addAttribute("person", person.getName());
        return "audit";
    }

    /** The same as a table, all of it. */
    @GetMapping("/audit/export")
    void export(
            @RequestParam AuditExport.What what,
            @RequestParam(required = false) String caseNumber,
            @RequestParam(required = false) String account,
            @RequestParam(required = false) EventKind kind,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            Authentication person,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        export.write(
                what,
                new AuditFilter(caseNumber, account, kind, from, to, null),
                actor(person),
                request.getRemoteAddr(),
                response);
    }

    @PostMapping("/audit/check")
    String check(Authentication person, HttpServletRequest request) {
        trail.record(AuditEvent.of(EventKind.AUDIT_CHECKED, actor(person)).from(request.getRemoteAddr()));
        lastCheck.runWhole();
        return "redirect:/audit";
    }

    private Actor actor(Authentication person) {
        return Actor.of(
                person.getName(),
                person.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .toList(),
                directory);
    }
}
