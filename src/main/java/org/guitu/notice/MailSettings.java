package org.guitu.notice;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether notices go out by mail, and from whom.
 *
 * @param host the mail server; empty for no mail at all
 * @param from the address that mail comes from
 * @param publicUrl where readers open Guitu, without a slash at the end
 */
@ConfigurationProperties("guitu.mail")
record MailSettings(@DefaultValue("") String host, @DefaultValue("") String from, @DefaultValue("") String publicUrl) {

    boolean isSetUp() {
        return !host.isBlank() && !from.isBlank();
    }
}
