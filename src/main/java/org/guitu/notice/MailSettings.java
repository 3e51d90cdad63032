package org.guitu.notice;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether notices go out by mail, and from whom.
 *
 * @param host the mail server; empty for no mail at all
 * @param from the address that mail comes from
 * @param publicUrl where readers open Guitu, without a slash at the end
 */
@Component
record MailSettings(
        @Value("${spring.mail.host:}") String host,
        @Value("${guitu.mail.from:}") String from,
        @Value("${guitu.public-url:}") String publicUrl) {

    boolean isSetUp() {
        return !host.isBlank() && !from.isBlank();
    }
}
