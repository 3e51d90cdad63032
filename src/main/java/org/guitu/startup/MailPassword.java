package org.guitu.startup;

import org.guitu.startup.settings.Installation;
import org.guitu.startup.settings.SecretFile;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Gives the mail sender its password, which is in a file. */
@Configuration(proxyBeanMethods = false)
@Profile("production")
@ConditionalOnProperty("guitu.mail.password-file")
class MailPassword {

    MailPassword(JavaMailSenderImpl sender, Installation installation) {
        sender.setPassword(SecretFile.of(installation.mail().passwordFile()).read());
    }
}
