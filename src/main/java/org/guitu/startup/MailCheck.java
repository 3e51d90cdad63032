package org.guitu.startup;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** What is missing or wrong about mail: none of its settings, or all that belong together. */
final class MailCheck {

    private static final String ADDRESS = "[^@\\s<>]+@[^@\\s<>]+";

    private final Environment environment;
    private final List<Fault> faults;

    MailCheck(Environment environment, List<Fault> faults) {
        this.environment = environment;
        this.faults = faults;
    }

    void check() {
        var host = get("spring.mail.host");
        var from = get("guitu.mail.from");
        var user = get("spring.mail.username");
        var passwordFile = get("guitu.mail.password-file");
        if (get("spring.mail.password").isPresent()) {
            faults.add(new Fault(
                    "SPRING_MAIL_PASSWORD",
                    "is not used.",
                    "Take it out, and put the password into the file of " + Settings.MAIL_PASSWORD_FILE + "."));
        }
        if (host.isEmpty() && (from.isPresent() || user.isPresent() || passwordFile.isPresent())) {
            faults.add(Fault.missing(
                    Settings.MAIL_HOST, "Set it to the mail server, or take the other settings of mail out."));
        }
        if (host.isPresent() && from.isEmpty()) {
            faults.add(Fault.missing(Settings.MAIL_FROM, "Set it to the address that notices come from."));
        }
        from.filter(address -> !address.matches(ADDRESS))
                .ifPresent(address -> faults.add(new Fault(
                        Settings.MAIL_FROM,
                        "is '%s'.".formatted(address),
                        "Set it to one address: guitu@example.org")));
        if (user.isPresent() && passwordFile.isEmpty()) {
            faults.add(Fault.missing(
                    Settings.MAIL_PASSWORD_FILE, "Set it to a file that holds the mail user's password."));
        }
        if (user.isEmpty() && passwordFile.isPresent()) {
            faults.add(Fault.missing(Settings.MAIL_USER, "Set it to the user that the mail server knows."));
        }
        passwordFile
                .flatMap(file -> new SecretFile(Path.of(file)).wrong())
                .ifPresent(wrong -> faults.add(new Fault(
                        Settings.MAIL_PASSWORD_FILE,
                        wrong,
                        "Give it a file that holds the secret and that only the user running Guitu reads.")));
    }

    private Optional<String> get(String property) {
        return Optional.ofNullable(environment.getProperty(property))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
