package org.guitu.startup.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The PostgreSQL that an installation names, without surrounding blanks; empty for what is not set.
 *
 * @param password must be empty: it belongs in a file
 */
@ConfigurationProperties("spring.datasource")
public record DatabaseServer(
        @DefaultValue("") String url, @DefaultValue("") String username, @DefaultValue("") String password) {

    public static final String URL = "SPRING_DATASOURCE_URL";
    public static final String USERNAME = "SPRING_DATASOURCE_USERNAME";
    static final String PASSWORD = "SPRING_DATASOURCE_PASSWORD";

    public DatabaseServer {
        url = url.strip();
        username = username.strip();
        password = password.strip();
    }
}
