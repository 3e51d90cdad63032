package org.guitu.startup.settings;

import java.util.ArrayList;
import java.util.List;

/** What is missing or wrong about mail: none of its settings, or all that belong together. */
final class MailCheck {

    private static final String ADDRESS = "[^@\\s<>]+@[^@\\s<>]+";

    private final MailServer server;
    private final Installation.Mail mail;
    private final List<Fault> faults = new ArrayList<>();

    MailCheck(MailServer server, Installation.Mail mail) {
        this.server = server;
        this.mail = mail;
    }

    List<Fault> faults() {
        if (!server.password().isEmpty()) {
            faults.add(new Fault(
                    MailServer.PASSWORD,
                    "is not used.",
                    "Take it out, and put the password into the file of " + Installation.Mail.PASSWORD_FILE + "."));
        }
        checkSender();
        checkLogin();
        return faults;
    }

    private void checkSender() {
        boolean anything = !mail.from().isEmpty()
                || !server.username().isEmpty()
                || !mail.passwordFile().isEmpty();
        if (server.host().isEmpty() && anything) {
            faults.add(Fault.missing(
                    MailServer.HOST, "Set it to the mail server, or take the other settings of mail out."));
        }
        if (!server.host().isEmpty() && mail.from().isEmpty()) {
            faults.add(Fault.missing(Installation.Mail.FROM, "Set it to the address that notices come from."));
        }
        if (!mail.from().isEmpty() && !mail.from().matches(ADDRESS)) {
            faults.add(new Fault(
                    Installation.Mail.FROM,
                    "is '%s'.".formatted(mail.from()),
                    "Set it to one address: guitu@example.org"));
        }
    }

    private void checkLogin() {
        boolean named = !server.username().isEmpty();
        boolean secret = !mail.passwordFile().isEmpty();
        if (named && !secret) {
            faults.add(Fault.missing(
                    Installation.Mail.PASSWORD_FILE, "Set it to a file that holds the mail user's password."));
        }
        if (!named && secret) {
            faults.add(Fault.missing(MailServer.USERNAME, "Set it to the user that the mail server knows."));
        }
        if (secret) {
            SecretFile.fault(Installation.Mail.PASSWORD_FILE, mail.passwordFile())
                    .ifPresent(faults::add);
        }
    }
}
