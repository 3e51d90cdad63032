package org.guitu.startup.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The same of the second administrator as {@link AdministratorSettings} of the first: one alone changes no account. */
@ConfigurationProperties("guitu.second-administrator")
public record SecondAdministratorSettings(@DefaultValue("") String id, @DefaultValue("") String passwordFile) {

    public static final String ID = "GUITU_SECOND_ADMINISTRATOR_ID";
    public static final String PASSWORD_FILE = "GUITU_SECOND_ADMINISTRATOR_PASSWORD_FILE";

    public SecondAdministratorSettings {
        id = id.strip();
        passwordFile = passwordFile.strip();
    }
}
