package org.guitu.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for a text in the whole database. */
public final class ClearText {

    private ClearText() {}

    /** The tables of which any column of any row holds the text, as text or as bytes. */
    public static List<String> tablesWith(JdbcClient database, String text) {
        var hex = HexFormat.of();
        var found = new ArrayList<String>();
        var tables = database.sql(
                        """
                        select format('%I.%I', n.nspname, c.relname)
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
                            and n.nspname !~ '^pg_(toast|temp)'""")
                .query(String.class)
                .list();
        assertThat(tables).contains("guitu.dossier_value", "public.act_hi_varinst", "public.act_ge_bytearray");
        for (String table : tables) {
            boolean any = database.sql(
                            "select exists (select 1 from %s as any_row where any_row::text ilike any (:forms))"
                                    .formatted(table))
                    .param("forms", new String[] {
                        "%" + text + "%",
                        "%" + hex.formatHex(text.getBytes(StandardCharsets.UTF_8)) + "%",
                        "%" + hex.formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + "%"
                    })
                    .query(Boolean.class)
                    .single();
            if (any) {
                found.add(table);
            }
        }
        return found;
    }
}
