package org.guitu.oidc;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.guitu.account.AccountDraft;
import org.guitu.account.Duties;
import org.guitu.account.ProvidedPerson;
import org.guitu.engine.identity.AccountStore;
import org.guitu.office.Directory;
import org.guitu.office.RefusedException;
import org.guitu.office.Role;

/** Makes what a provider says of somebody into what the account is to have, and refuses what nothing here stands for. */
final class ClaimReader {

    private static final int LONGEST_SHOWN = 100;
    private static final int LONGEST_ACCOUNT = 64;
    private static final Set<String> PRIVILEGED = Set.of(Role.ADMINISTRATOR.id(), Role.AUDITOR.id());

    private enum Kind {
        ROLE,
        DEPARTMENT,
        REGION
    }

    private final OidcSettings settings;
    private final Directory directory;
    private final Map<String, String> meanings;

    ClaimReader(OidcSettings settings, Directory directory) {
        this.settings = settings;
        this.directory = directory;
        this.meanings = settings.meanings();
    }

    /** @throws RefusedException with what is wrong, in words for that person */
    ProvidedPerson read(String subject, Map<String, Object> claims) {
        var names = settings.claims();
        var account = Objects.toString(at(claims, names.account()), "").strip();
        if (!account.matches(AccountStore.ID_PATTERN) || account.length() > LONGEST_ACCOUNT) {
            throw new RefusedException("统一身份认证给出的用户名（%s）是“%s”，不能用作本系统的用户名：只能是字母和数字，中间可用一个连字符、点或下划线连接。请联系系统管理员。"
                    .formatted(names.account(), shown(account)));
        }
        var groups = groups(claims);
        if (groups.get(Kind.ROLE).isEmpty()) {
            throw new RefusedException("统一身份认证没有给您本系统的角色，不能登录。请联系系统管理员。");
        }
        if (!settings.administrators() && groups.get(Kind.ROLE).stream().anyMatch(PRIVILEGED::contains)) {
            throw new RefusedException("系统管理员和审计员用本系统的密码登录，不由统一身份认证给出。请联系系统管理员。");
        }
        if (groups.get(Kind.DEPARTMENT).isEmpty() && !groups.get(Kind.ROLE).contains(Role.CASEWORKER.id())) {
            groups.get(Kind.DEPARTMENT).add(Duties.NO_OFFICE);
        }
        var name = Objects.toString(at(claims, names.name()), "").strip();
        var draft = new AccountDraft(
                name.isEmpty() ? account : name,
                Objects.toString(at(claims, names.mail()), "").strip(),
                List.copyOf(groups.get(Kind.DEPARTMENT)),
                List.copyOf(groups.get(Kind.ROLE)),
                directory.outermost(groups.get(Kind.REGION)));
        return new ProvidedPerson(settings.issuer(), subject, account, draft);
    }

    private Map<Kind, Set<String>> groups(Map<String, Object> claims) {
        var groups = new EnumMap<Kind, Set<String>>(Kind.class);
        Stream.of(Kind.values()).forEach(kind -> groups.put(kind, new LinkedHashSet<>()));
        kindsByClaim().forEach((claim, kinds) -> values(claims, claim).forEach(value -> {
            var id = meaning(value);
            if (id != null) {
                groups.get(kindOf(id, kinds, claim, value)).add(id);
            }
        }));
        return groups;
    }

    private Map<String, Set<Kind>> kindsByClaim() {
        var kinds = new LinkedHashMap<String, Set<Kind>>();
        add(kinds, settings.claims().roles(), Kind.ROLE);
        add(kinds, settings.claims().departments(), Kind.DEPARTMENT);
        add(kinds, settings.claims().regions(), Kind.REGION);
        return kinds;
    }

    private static void add(Map<String, Set<Kind>> kinds, String claim, Kind kind) {
        kinds.computeIfAbsent(claim, any -> EnumSet.noneOf(Kind.class)).add(kind);
    }

    /** Null for what is meant for other programs. */
    private String meaning(String value) {
        var mapped = meanings.get(value);
        if (mapped != null) {
            return mapped;
        }
        return value.startsWith(settings.prefix())
                ? value.substring(settings.prefix().length())
                : null;
    }

    private Kind kindOf(String id, Set<Kind> kinds, String claim, String value) {
        return kinds.stream()
                .filter(kind -> isKnown(kind, id))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        "统一身份认证给出的“%s”（%s）在本系统没有对应的角色、部门或地区，不能登录。请联系系统管理员。".formatted(shown(value), claim)));
    }

    private boolean isKnown(Kind kind, String id) {
        return switch (kind) {
            case ROLE -> Stream.of(Role.values()).map(Role::id).anyMatch(id::equals);
            case DEPARTMENT -> directory.isDepartment(id);
            case REGION -> directory.isRegion(id);
        };
    }

    private static List<String> values(Map<String, Object> claims, String claim) {
        var found = at(claims, claim);
        if (found instanceof Collection<?> many) {
            return many.stream().map(Object::toString).toList();
        }
        var one = Objects.toString(found, "").strip();
        return one.isEmpty() ? List.of() : List.of(one);
    }

    /** A claim of that name, or one inside another: {@code realm_access.roles}. */
    private static Object at(Map<String, Object> claims, String name) {
        if (claims.containsKey(name)) {
            return claims.get(name);
        }
        int dot = name.indexOf('.');
        if (dot > 0 && claims.get(name.substring(0, dot)) instanceof Map<?, ?> parts) {
            return parts.get(name.substring(dot + 1));
        }
        return null;
    }

    private static String shown(String value) {
        return value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "…" : value;
    }
}
