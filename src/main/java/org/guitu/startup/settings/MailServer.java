package org.guitu.startup.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server that an installation sends mail by, without surrounding blanks; empty for what is not set.
 *
 * @param password must be empty: it belongs in a file
 */
@ConfigurationProperties("spring.mail")
record MailServer(@DefaultValue("") String host, @DefaultValue("") String username, @DefaultValue("") String password) {

    static final String HOST = "SPRING_MAIL_HOST";
    static final String USERNAME = "SPRING_MAIL_USERNAME";
    static final String PASSWORD = "SPRING_MAIL_PASSWORD";

    MailServer {
        host = host.strip();
        username = username.strip();
        password = password.strip();
    }
}
