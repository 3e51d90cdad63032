package org.guitu.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTenantGroupMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTenantUserMembershipCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** Every command of the engine, found on the class path: whatever erases something by its name is closed. */
class ClosedCommandsTest {

    private static Stream<Class<?>> commands() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Command.class));
        return scanner.findCandidateComponents("org.camunda.bpm.engine.impl").stream()
                .map(bean -> ClassUtils.resolveClassName(bean.getBeanClassName(), null));
    }

    @Test
    void onlyMembershipsAreEndedByPeople() {
        assertThat(commands())
                .hasSizeGreaterThan(250)
                .filteredOn(command -> command.getSimpleName().matches(".*(Delete|Remov|Purge|Restart|Migrat|Modif).*")
                        && !command.getSimpleName().equals("CreateMigrationPlanCmd"))
                .filteredOn(command -> !ClosedCommands.isErasing(command))
                .extracting(Class::getSimpleName)
                .containsExactlyInAnyOrder(
                        DeleteMembershipCmd.class.getSimpleName(),
                        DeleteTenantGroupMembershipCmd.class.getSimpleName(),
                        DeleteTenantUserMembershipCmd.class.getSimpleName());
    }
}
