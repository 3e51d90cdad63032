package org.guitu;

import java.util.TimeZone;
import org.guitu.office.China;
import org.guitu.startup.command.AddAdministrator;
import org.guitu.startup.command.CheckModels;
import org.guitu.startup.command.CheckUpgrade;
import org.guitu.startup.command.KeyCommandRunner;
import org.guitu.startup.command.VerifyAudit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Guitu (归途): carries each rescued person's case through the departments that owe something to that person. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GuituApplication {

    public static void main(String[] arguments) {
        TimeZone.setDefault(TimeZone.getTimeZone(China.ZONE));
        if (VerifyAudit.isAskedFor(arguments)) {
            System.exit(VerifyAudit.run(arguments));
        } else if (CheckUpgrade.isAskedFor(arguments)) {
            System.exit(CheckUpgrade.run(arguments));
        } else if (CheckModels.isAskedFor(arguments)) {
            System.exit(CheckModels.run(arguments));
        } else if (AddAdministrator.isAskedFor(arguments)) {
            System.exit(AddAdministrator.run(arguments) ? 0 : 1);
        } else if (!KeyCommandRunner.isAsked(arguments)) {
            SpringApplication.run(GuituApplication.class, arguments);
        } else if (!KeyCommandRunner.run(arguments)) {
            System.exit(1);
        }
    }
}
