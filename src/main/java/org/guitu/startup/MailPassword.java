package org.guitu.startup;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Gives the mail sender its password, which is in a file. */
@Configuration(proxyBeanMethods = false)
@Profile("production")
@ConditionalOnProperty("guitu.mail.password-file")
class MailPassword {

    MailPassword(JavaMailSenderImpl sender, @Value("${guitu.mail.password-file}") Path file) {
        sender.setPassword(new SecretFile(file).read());
    }
}
