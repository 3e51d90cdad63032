package org.guitu.audit;

import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guitu.office.AuthorName;
import org.guitu.office.China;
import org.guitu.office.Directory;
import org.guitu.office.Role;

/**
 * An event in the words of the auditor's page.
 *
 * @param account {@code null} where there is none; {@code who} says then what stands for it
 * @param office role and department at that moment
 * @param position the place in the chain; {@code null} while it waits for one
 */
record AuditRow(
        long id,
        ZonedDateTime at,
        String kind,
        String account,
        String who,
        String office,
        String caseNumber,
        String object,
        String detail,
        String address,
        Long position) {

    private static final String ENGINE_ADMINISTRATORS = "camunda-admin";

    /** As {@code engine.audit} writes which form it was. */
    private static final Pattern FORM = Pattern.compile("^表单 ([a-z][a-z0-9-]*)");

    /** As {@code engine.audit} writes which group somebody belongs to. */
    private static final Pattern GROUP = Pattern.compile("(?<=组 )([a-z][a-z-]*)(?![a-z0-9-])");

    static AuditRow of(AuditSearch.Row row, Directory directory, Map<String, String> forms) {
        var event = row.event();
        var kind = EventKind.find(event.kind());
        var office = words(event.department(), id -> group(id, directory))
                + (event.department() != null && event.role() != null ? " · " : "")
                + words(event.role(), AuditRow::role);
        return new AuditRow(
                event.id(),
                event.at().atZone(China.ZONE),
                kind.map(EventKind::zh).orElse(event.kind()),
                Optional.ofNullable(event.account())
                        .filter(AuthorName::isAccount)
                        .orElse(null),
                Optional.ofNullable(event.account())
                        .map(AuthorName::zh)
                        .orElse(kind.filter(EventKind.LOGIN_FAILED::equals).isPresent() ? "（未知账户）" : "（系统）"),
                office,
                event.caseNumber(),
                forms.getOrDefault(Objects.requireNonNullElse(event.object(), ""), event.object()),
                named(event.detail(), forms, directory),
                event.address(),
                row.position());
    }

    private static String named(String detail, Map<String, String> forms, Directory directory) {
        if (detail == null) {
            return null;
        }
        var named = FORM.matcher(detail)
                .replaceFirst(form ->
                        Matcher.quoteReplacement("表单“%s”".formatted(forms.getOrDefault(form.group(1), "已不在用"))));
        return GROUP.matcher(named).replaceAll(group -> Matcher.quoteReplacement(group(group.group(1), directory)));
    }

    /** A group is a department, a role, or the one whose members administer the engine. */
    private static String group(String id, Directory directory) {
        if (directory.isDepartment(id)) {
            return directory.department(id).zh();
        }
        return id.equals(ENGINE_ADMINISTRATORS) ? "引擎管理员" : role(id);
    }

    private static String role(String id) {
        return Arrays.stream(Role.values())
                .filter(role -> role.id().equals(id))
                .map(Role::zh)
                .findFirst()
                .orElse(id);
    }

    private static String words(String ids, Function<String, String> word) {
        return ids == null ? "" : Arrays.stream(ids.split(",")).map(word).collect(Collectors.joining("、"));
    }
}
