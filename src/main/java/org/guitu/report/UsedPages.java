package org.guitu.report;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which pages of the public form have made a report: one page makes one, however often it is sent. */
@Component
class UsedPages {

    private final JdbcClient database;

    UsedPages(JdbcClient database) {
        this.database = database;
    }

    /** False when that page has made a report already; the same at the same time waits until it is clear. */
    boolean use(String nonce, Instant now) {
        database.sql("delete from guitu.report_page where used_at < :old")
                .param("old", Timestamp.from(now.minus(PageStamp.LONGEST.multipliedBy(2))))
                .update();
        return database.sql(
                                "insert into guitu.report_page (nonce, used_at) values (:nonce, :now) on conflict do nothing")
                        .param("nonce", nonce)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }
}
