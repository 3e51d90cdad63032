package org.guitu.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guitu.office.Directory;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices go out over SMTP, each once, and again when the server did not take them. */
@GuituTest
class MailDispatchTest {

    private static final String ADDRESS = "supervisor@example.org";
    private static final MailSettings SETTINGS =
            new MailSettings("127.0.0.1", "guitu@example.org", "https://guitu.example");

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Directory directory;

    @Autowired
    private InstantSource time;

    private GreenMail server;
    private MailDispatch dispatch;
    private NoticeStore notices;

    @BeforeEach
    void startServer() {
        database.sql("update guitu.notice set mail = 'none' where mail = 'waiting'")
                .update();
        server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        notices = new NoticeStore(database, time, SETTINGS);
        dispatch = dispatch(Optional.of(ADDRESS));
    }

    @AfterEach
    void stopServer() {
        server.stop();
        ClockUtil.reset();
    }

    private MailDispatch dispatch(Optional<String> address) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        var beans = new StaticListableBeanFactory();
        beans.addBean("mail", sender);
        return new MailDispatch(
                database,
                transaction,
                beans.getBeanProvider(JavaMailSender.class),
                SETTINGS,
                account -> address,
                directory,
                time);
    }

    private void write(String caseNumber) {
        var now = time.instant();
        notices.write(Notice.of(
                "supervisor-350404",
                NoticeKind.OVERDUE,
                caseNumber,
                "some-task",
                "接收受助人",
                "350404",
                now.minus(Duration.ofHours(80)),
                now));
    }

    private List<String> states() {
        return database.sql(
                        "select mail || ' ' || attempts from guitu.notice where task_id = 'some-task' order by id desc")
                .query(String.class)
                .list();
    }

    private void afterMinutes(int minutes) {
        ClockUtil.setCurrentTime(Date.from(Instant.now().plus(Duration.ofMinutes(minutes))));
    }

    @Test
    void aNoticeSaysWhereToLookAndNothingOfWhatIsThere() throws Exception {
        write("350404-2026-000009");
        dispatch.sendWaiting();
        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(ADDRESS);
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("guitu@example.org");
        assertThat(mail.getSubject()).isEqualTo("归途：任务已逾期（350404-2026-000009）");
        assertThat((String) mail.getContent())
                .contains("编号：350404-2026-000009", "任务：接收受助人", "地区：三元区", "已逾期 3 天", "https://guitu.example/notices")
                .doesNotContain("some-task");
        assertThat(states().get(0)).isEqualTo("sent 1");
    }

    @Test
    void whatWasSentIsNotSentAgain() {
        write(null);
        dispatch.sendWaiting();
        dispatch.sendWaiting();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(GreenMailUtil.getBody(server.getReceivedMessages()[0])).isNotEmpty();
    }

    @Test
    void twoNodesAtOnceSendEachNoticeOnce() throws Exception {
        for (int i = 0; i < 10; i++) {
            write("350404-2026-00001" + i);
        }
        var barrier = new CyclicBarrier(2);
        var nodes = Executors.newFixedThreadPool(2);
        try {
            var runs = new ArrayList<Future<?>>();
            for (int node = 0; node < 2; node++) {
                runs.add(nodes.submit(() -> {
                    barrier.await();
                    dispatch.sendWaiting();
                    return null;
                }));
            }
            for (var run : runs) {
                run.get();
            }
        } finally {
            nodes.shutdown();
        }
        var subjects = new ArrayList<String>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            subjects.add(mail.getSubject());
        }
        assertThat(subjects).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void whatTheServerDoesNotTakeIsTriedLaterAndLater() {
        server.stop();
        write(null);
        dispatch.sendWaiting();
        assertThat(states().get(0)).isEqualTo("waiting 1");
        dispatch.sendWaiting();
        assertThat(states().get(0)).isEqualTo("waiting 1");
        afterMinutes(2);
        dispatch.sendWaiting();
        assertThat(states().get(0)).isEqualTo("waiting 2");
        server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        dispatch = dispatch(Optional.of(ADDRESS));
        afterMinutes(4);
        dispatch.sendWaiting();
        assertThat(server.getReceivedMessages()).isEmpty();
        afterMinutes(10);
        dispatch.sendWaiting();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(states().get(0)).isEqualTo("sent 3");
    }

    @Test
    void afterTwoDaysNobodyTriesAnyMoreAndTheNoticeStaysInTheList() {
        server.stop();
        write(null);
        for (int minutes = 0; minutes < 60 * 50; minutes += 60) {
            afterMinutes(minutes);
            dispatch.sendWaiting();
        }
        assertThat(states().get(0)).isEqualTo("failed " + (MailDispatch.WAITS.size() + 1));
        assertThat(notices.of("supervisor-350404", Optional.empty())).isNotEmpty();
    }

    @Test
    void whoHasNoAddressGetsNoMail() {
        write(null);
        dispatch(Optional.empty()).sendWaiting();
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(states().get(0)).isEqualTo("none 0");
    }

    @Test
    void withoutAMailServerNothingWaits() {
        new NoticeStore(database, time, new MailSettings("", "", ""))
                .write(Notice.of(
                        "supervisor-350404",
                        NoticeKind.OVERDUE,
                        null,
                        "some-task",
                        "接收受助人",
                        "350404",
                        null,
                        time.instant()));
        assertThat(states().get(0)).isEqualTo("none 0");
    }

    @Test
    void aTaskThatIsLateByHoursSaysSo() {
        assertThat(Overdue.zh(Duration.ofDays(3))).isEqualTo("已逾期 3 天");
        assertThat(Overdue.zh(Duration.ofHours(5))).isEqualTo("已逾期 5 小时");
        assertThat(Overdue.zh(Duration.ofMinutes(5))).isEqualTo("已逾期不到 1 小时");
    }
}
