package org.guitu.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.ResourceTypeUtil;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every occasion on which the engine's own provider may grant something, found in it, and what ours grants then. */
@GuituTest
class StarterGrantsTest {

    private static final Map<String, String> GRANTED = Map.of(
            "newUser(User)", "user any: READ UPDATE on USER any",
            "newGroup(Group)", "group any: READ on GROUP any",
            "tenantMembershipCreated(Tenant, User)", "user any: READ on TENANT any",
            "newProcessDefinition(ProcessDefinition)", "group starters: CREATE_INSTANCE on PROCESS_DEFINITION any");

    /** Whoever has one of these over something of others' could change or erase it, or give rights. */
    private static final Set<String> POWER = Set.of(
            "DELETE",
            "DELETE_INSTANCE",
            "DELETE_HISTORY",
            "UPDATE",
            "UPDATE_INSTANCE",
            "UPDATE_VARIABLE",
            "ALL",
            "TASK_WORK",
            "TASK_ASSIGN",
            "MIGRATE_INSTANCE",
            "SUSPEND",
            "RETRY_JOB",
            "CREATE");

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private EngineLogin logins;

    @Test
    void nothingIsInheritedFromTheEnginesOwnProvider() {
        assertThat(DefaultAuthorizationProvider.class.isAssignableFrom(StarterGrants.class))
                .isFalse();
        assertThat(engine.getResourceAuthorizationProvider()).isInstanceOf(StarterGrants.class);
    }

    @Test
    void onNoOccasionIsMoreGrantedThanThis() {
        var granted = new TreeMap<String, String>();
        for (Method occasion : occasions()) {
            var grants = grantsOf(occasion);
            if (!grants.isEmpty()) {
                granted.put(name(occasion), String.join("; ", grants));
            }
        }
        assertThat(granted).containsExactlyInAnyOrderEntriesOf(GRANTED);
    }

    @Test
    void noneOfThemGivesPower() {
        GRANTED.forEach((occasion, grant) -> {
            var permissions = Set.of(grant.replaceAll(".*: | on .*", "").split(" "));
            if (!occasion.equals("newUser(User)")) {
                assertThat(permissions).as(occasion).doesNotContainAnyElementsOf(POWER);
            }
        });
    }

    private static List<Method> occasions() {
        var occasions = Stream.of(DefaultAuthorizationProvider.class.getMethods())
                .filter(method -> method.getReturnType() == AuthorizationEntity[].class
                        && Modifier.isPublic(method.getModifiers()))
                .toList();
        assertThat(occasions).hasSizeGreaterThan(17);
        return occasions;
    }

    /** As the administrator who does it: the engine's own provider looks at who is logged in. */
    private List<String> grantsOf(Method occasion) {
        return logins.as(
                "administrator", () -> engine.getCommandExecutorTxRequired().execute(context -> {
                    var arguments = Stream.of(occasion.getParameterTypes())
                            .map(StarterGrantsTest::argument)
                            .toArray();
                    var grants = new ArrayList<String>();
                    try {
                        var made = (AuthorizationEntity[]) StarterGrants.class
                                .getMethod(occasion.getName(), occasion.getParameterTypes())
                                .invoke(new StarterGrants(), arguments);
                        Stream.of(made).map(StarterGrantsTest::text).forEach(grants::add);
                    } catch (ReflectiveOperationException wrong) {
                        throw new AssertionError(name(occasion), wrong);
                    }
                    return grants;
                }));
    }

    private static Object argument(Class<?> type) {
        if (type == String.class) {
            return "any";
        }
        if (type == ProcessDefinition.class) {
            var starter = mock(Expression.class);
            when(starter.getExpressionText()).thenReturn("starters");
            var process = new ProcessDefinitionEntity();
            process.setKey("any");
            process.getCandidateStarterGroupIdExpressions().add(starter);
            return process;
        }
        var thing = mock(type, RETURNS_DEEP_STUBS);
        Stream.of("getId", "getOwner").forEach(getter -> {
            try {
                when(type.getMethod(getter).invoke(thing)).thenReturn("any");
            } catch (NoSuchMethodException none) {
                // It has no such name.
            } catch (ReflectiveOperationException wrong) {
                throw new AssertionError(wrong);
            }
        });
        return thing;
    }

    private static String text(Authorization grant) {
        var resource = Stream.of(Resources.values())
                .filter(any -> any.resourceType() == grant.getResourceType())
                .findFirst()
                .orElseThrow();
        var whom = grant.getUserId() != null ? "user " + grant.getUserId() : "group " + grant.getGroupId();
        var permissions = Stream.of(
                        grant.getPermissions(ResourceTypeUtil.getPermissionsByResourceType(resource.resourceType())))
                .filter(permission -> permission != Permissions.NONE)
                .map(permission -> permission.getName())
                .filter(permission -> !permission.equals("NONE"))
                .sorted()
                .toList();
        return "%s: %s on %s %s".formatted(whom, String.join(" ", permissions), resource.name(), grant.getResourceId());
    }

    private static String name(Method method) {
        return method.getName()
                + Stream.of(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .toList()
                        .toString()
                        .replace('[', '(')
                        .replace(']', ')');
    }
}
