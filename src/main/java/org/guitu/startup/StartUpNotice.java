package org.guitu.startup;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.guitu.calendar.CalendarCheck;
import org.guitu.engine.identity.AccountStore;
import org.guitu.startup.settings.Installation;
import org.guitu.upgrade.PackageOffer;
import org.guitu.upgrade.PackageOffers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Tells whoever started Guitu where it is, who may log in and where the data lie.
 *
 * <p>Printed once, when everything is ready, to the standard output and not to the log; where the log is JSON, as one event of it.
 */
@Component
class StartUpNotice {

    private static final Logger LOG = LoggerFactory.getLogger(StartUpNotice.class);
    private static final String RULE = "-".repeat(80);

    private final Environment environment;
    private final Installation installation;
    private final Database database;
    private final CalendarCheck calendar;
    private final KeysetNotice keys;
    private final AccountStore accounts;
    private final PackageOffers offers;

    StartUpNotice(
            Environment environment,
            Installation installation,
            Database database,
            CalendarCheck calendar,
            KeysetNotice keys,
            AccountStore accounts,
            PackageOffers offers) {
        this.environment = environment;
        this.installation = installation;
        this.database = database;
        this.calendar = calendar;
        this.keys = keys;
        this.accounts = accounts;
        this.offers = offers;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        if (environment.containsProperty("logging.structured.format.console")) {
            LOG.info(text().strip());
            return;
        }
        var output = standardOutput();
        output.println(text());
        output.flush();
    }

    String text() {
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        return """

                %s
                归途 Guitu
                地址 Address    %s
                账号 Accounts   %s
                数据 Data       %s
                停止 Stop       Ctrl-C%s%s%s
                %s
                """
                .formatted(
                        RULE,
                        demo ? demoAddress() : productionAddress(),
                        demo ? demoAccounts() : "由管理员创建 made by the administrator",
                        database.where(),
                        holidays() + keys.text(),
                        loneAdministrator(),
                        excluded() + notTaken(),
                        RULE);
    }

    private String holidays() {
        var missing = calendar.missingYears();
        return missing.isEmpty()
                ? ""
                : "\n注意 Warning    没有 %s 年的放假调休安排，只按法定节假日计算 only statutory holidays known: guitu.public-holidays"
                        .formatted(missing.stream().map(String::valueOf).collect(Collectors.joining("、")));
    }

    private String loneAdministrator() {
        return accounts.administrators().size() > 1
                ? ""
                : "\n注意 Warning    只有一名系统管理员，账户变更无人确认 only one administrator, nobody confirms changes of accounts: --guitu.command=add-administrator";
    }

    private String excluded() {
        var found = accounts.withRolesThatExcludeEachOther();
        return found.isEmpty()
                ? ""
                : "\n注意 Warning    角色互相排斥，不能登录，请在“账户管理”页改正 roles that exclude each other, cannot log in: "
                        + String.join(", ", found);
    }

    private String notTaken() {
        var open = offers.open();
        return open.isEmpty()
                ? ""
                : "\n注意 Warning    程序带来的这些改动没有采用，本单位的照旧有效，请管理员在“模型”页决定 changes of the package wait for a decision at /models: "
                        + open.stream().map(PackageOffer::file).collect(Collectors.joining(", "));
    }

    private String demoAddress() {
        return "http://localhost:" + port();
    }

    private String productionAddress() {
        return "%s  (本机端口 port here: %s)".formatted(installation.publicUrl(), port());
    }

    private String port() {
        return environment.getProperty("local.server.port", "-");
    }

    private static String demoAccounts() {
        return """
                police-350404, civil-affairs-350404, ... (<部门 department>-350404, -350405)
                                supervisor-350404, supervisor-350400, administrator, administrator-2, auditor
                密码 Password   %s"""
                .formatted(DemoAccounts.PASSWORD);
    }

    /** In UTF-8 where the machine's own character set knows no Chinese, as without any locale. */
    private static PrintStream standardOutput() {
        var own = Charset.forName(
                System.getProperty("sun.stdout.encoding", System.getProperty("native.encoding", "UTF-8")));
        return own.newEncoder().canEncode('归')
                ? System.out
                : new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    }
}
