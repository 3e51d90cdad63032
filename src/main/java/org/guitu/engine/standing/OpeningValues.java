package org.guitu.engine.standing;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.guitu.engine.access.People;
import org.guitu.office.China;
import org.guitu.office.Directory;
import org.springframework.stereotype.Component;

/**
 * What is likely the answer to a question that says so by {@code default}, before there is one: the time, and who fills in the form.
 * Nothing of it decides about a person. To be called within a command of the engine.
 */
@Component
public final class OpeningValues {

    private final People people;
    private final Directory directory;
    private final InstantSource clock;

    OpeningValues(People people, Directory directory, InstantSource clock) {
        this.people = people;
        this.directory = directory;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), China.ZONE);
    }

    /** The value of that name for the person; empty where the account does not say it. */
    public Optional<String> of(String name, Authentication person) {
        return switch (name) {
            case "today" -> Optional.of(today().toString());
            case "now" ->
                Optional.of(China.time(clock.instant())
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toOffsetDateTime()
                        .toString());
            case "own-name" -> nameOf(person);
            case "own-office" -> officeOf(person);
            default -> Optional.empty();
        };
    }

    private static Optional<String> nameOf(Authentication person) {
        var context = Context.getCommandContext();
        return Optional.ofNullable(context.runWithoutAuthorization(() -> context.getProcessEngineConfiguration()
                        .getIdentityService()
                        .createUserQuery()
                        .userId(person.getUserId())
                        .singleResult()))
                .map(User::getFirstName)
                .filter(name -> !name.isBlank());
    }

    /** Of an account for several regions it is not known in which of them it works today. */
    private Optional<String> officeOf(Authentication person) {
        var regions = directory.outermost(Objects.requireNonNullElse(person.getTenantIds(), List.of()));
        return regions.size() == 1
                ? people.departmentOf(person)
                        .map(department -> directory.fullName(directory.region(regions.get(0)))
                                + directory.department(department).zh())
                : Optional.empty();
    }
}
