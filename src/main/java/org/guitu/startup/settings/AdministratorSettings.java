package org.guitu.startup.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The first administrator's login name and the file with the password, without surrounding blanks; empty for what is not set. */
@ConfigurationProperties("guitu.administrator")
public record AdministratorSettings(@DefaultValue("") String id, @DefaultValue("") String passwordFile) {

    public static final String ID = "GUITU_ADMINISTRATOR_ID";
    public static final String PASSWORD_FILE = "GUITU_ADMINISTRATOR_PASSWORD_FILE";

    public AdministratorSettings {
        id = id.strip();
        passwordFile = passwordFile.strip();
    }
}
