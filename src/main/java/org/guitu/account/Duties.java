package org.guitu.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.guitu.catalogue.KnownName;
import org.guitu.office.Role;

/**
 * Which roles exclude each other: whoever works on cases or supervises them keeps no accounts and reads no audit trail, and the other
 * way round.
 *
 * <p>Administrators and auditors have neither a region nor a department that works on cases, so that no queue opens to them.
 */
public final class Duties {

    /** The engine's own administrators, whom it spares its check of regions: administrators of ours, and nobody else. */
    public static final String ENGINE_ADMINISTRATORS = "camunda-admin";

    /** Where people without an office of their own belong. */
    public static final String NO_OFFICE = KnownName.JOINT_CONFERENCE.id();

    private enum Duty {
        CASES(Set.of(Role.CASEWORKER.id(), Role.SUPERVISOR.id())),
        ACCOUNTS(Set.of(Role.ADMINISTRATOR.id(), ENGINE_ADMINISTRATORS)),
        OVERSIGHT(Set.of(Role.AUDITOR.id()));

        private final Set<String> groups;

        Duty(Set<String> groups) {
            this.groups = groups;
        }
    }

    private Duties() {}

    /** Why one account may not have all of these groups and regions, in words; empty when it may. */
    public static Optional<String> conflict(Collection<String> groups, Collection<String> regions) {
        var duties = EnumSet.noneOf(Duty.class);
        for (Duty duty : Duty.values()) {
            if (duty.groups.stream().anyMatch(groups::contains)) {
                duties.add(duty);
            }
        }
        if (duties.size() > 1) {
            return Optional.of("经办或督导、系统管理、审计三类职责互相排斥，一个账户只能承担一类。");
        }
        if (duties.isEmpty() || duties.contains(Duty.CASES)) {
            return Optional.empty();
        }
        var others = new ArrayList<>(groups);
        duties.forEach(duty -> others.removeAll(duty.groups));
        others.remove(NO_OFFICE);
        if (!others.isEmpty()) {
            return Optional.of("系统管理员和审计员不办理个案，不能属于业务部门：%s。".formatted(String.join("、", others)));
        }
        return regions.isEmpty() ? Optional.empty() : Optional.of("系统管理员和审计员不办理个案，不能属于任何地区。");
    }

    /** The same of somebody whose regions do not matter. */
    public static boolean exclude(Collection<String> groups) {
        return conflict(groups, List.of()).isPresent();
    }
}
