package org.guitu.upgrade;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.guitu.gate.file.ModelFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The models of the package as they were last taken. By them is known what an installation has changed itself. */
@Component
public class TakenModels {

    private final JdbcClient database;
    private final InstantSource clock;

    TakenModels(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Lets one node after the other look and change, until the end of the transaction. */
    public void lock() {
        database.sql("lock table guitu.packaged_model in exclusive mode").update();
    }

    public List<ModelFile> all() {
        return database.sql("select file, content from guitu.packaged_model order by file")
                .query((row, number) -> new ModelFile(row.getString("file"), row.getBytes("content")))
                .list();
    }

    /** Notes what was taken, by the short name of each file. */
    public void take(Map<String, ModelFile> files) {
        files.forEach((name, file) -> database.sql(
                        """
                        insert into guitu.packaged_model (file, content, taken_at) values (?, ?, ?)
                        on conflict (file) do update set content = excluded.content, taken_at = excluded.taken_at""")
                .params(name, file.content(), Timestamp.from(clock.instant()))
                .update());
    }

    /** These come with the program no more. */
    public void forget(Collection<String> files) {
        files.forEach(file -> database.sql("delete from guitu.packaged_model where file = ?")
                .param(file)
                .update());
    }
}
