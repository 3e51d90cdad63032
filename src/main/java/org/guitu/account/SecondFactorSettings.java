package org.guitu.account;

import java.util.Collection;
import java.util.stream.Stream;
import org.guitu.office.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Whether those whose password opens much need a second factor; caseworkers may have one either way. */
@ConfigurationProperties("guitu.second-factor")
public record SecondFactorSettings(@DefaultValue("false") boolean required) {

    /** Whether somebody of these groups does not come in without. */
    public boolean isRequiredOf(Collection<String> groups) {
        return required
                && Stream.of(Role.SUPERVISOR, Role.ADMINISTRATOR, Role.AUDITOR)
                        .map(Role::id)
                        .anyMatch(groups::contains);
    }
}
