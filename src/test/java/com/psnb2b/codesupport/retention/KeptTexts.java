package com.psnb2b.codesupport.retention;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where a text is kept in any table of the database, as it is, in bytes, or in Base64. */
final class KeptTexts {

    private final JdbcClient jdbc;

    KeptTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The tables that hold it. */
    Set<String> of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    Set<String> of(byte[] bytes) {
        Set<String> found = new TreeSet<>();
        String pattern = String.join("|", forms(bytes)).replace("+", "\\+");
        for (String table : tables()) {
            boolean there = jdbc.sql("select exists (select 1 from " + table + " t where t::text ~ ?)")
                    .param(pattern)
                    .query(Boolean.class)
                    .single();
            if (there) {
                found.add(table);
            }
        }
        return found;
    }

    /** In Base64 a text looks in one of three ways, by where it begins. */
    private static List<String> forms(byte[] bytes) {
        List<String> forms = IntStream.range(0, 3)
                .mapToObj(before -> {
                    byte[] shifted = new byte[before + bytes.length];
                    System.arraycopy(bytes, 0, shifted, before, bytes.length);
                    String encoded = Base64.getEncoder().encodeToString(shifted);
                    // The first and the last characters depend on what is around.
                    return encoded.substring(4, encoded.length() - 4);
                })
                .collect(Collectors.toList());
        forms.add(HexFormat.of().formatHex(bytes));
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.matches("[ -~]+")) {
            forms.add(text);
        }
        return forms;
    }

    private List<String> tables() {
        return jdbc.sql("""
                        select format('%I.%I', table_schema, table_name) from information_schema.tables
                        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                        order by 1""").query(String.class).list();
    }
}
