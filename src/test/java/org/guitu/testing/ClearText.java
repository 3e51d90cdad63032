package org.guitu.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for a text in the whole database. */
public final class ClearText {

    private ClearText() {}

    /** The tables of which any column of any row holds one of the texts, as text or as bytes, in capitals or not. */
    public static List<String> tablesWith(JdbcClient database, String... texts) {
        var hex = HexFormat.of();
        var forms = Arrays.stream(texts)
                .flatMap(text -> Stream.of(
                        text.toLowerCase(Locale.ROOT),
                        hex.formatHex(text.getBytes(StandardCharsets.UTF_8)),
                        hex.formatHex(text.getBytes(StandardCharsets.UTF_16BE))))
                .map(form -> "%" + form + "%")
                .toArray(String[]::new);
        var tables = database.sql(
                        """
                        select format('%I.%I', n.nspname, c.relname)
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
                            and n.nspname !~ '^pg_(toast|temp)'""")
                .query(String.class)
                .list();
        assertThat(tables).contains("guitu.dossier_value", "public.act_hi_varinst", "public.act_ge_bytearray");
        return tables.stream()
                .filter(table -> database.sql(
                                "select exists (select 1 from %s as any_row where lower(any_row::text) like any (:forms))"
                                        .formatted(table))
                        .param("forms", forms)
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
