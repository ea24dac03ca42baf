package com.psnb2b.codesupport.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where a code could be kept: each value of each table, the files of the database with its write-ahead log, the log. */
final class EverythingKept {

    private final JdbcClient jdbc;

    EverythingKept(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A full dump: every value of every row of every table that is not PostgreSQL's own, large objects included. */
    Set<String> inTables(SecretCodes codes) {
        Set<String> found = new TreeSet<>();
        for (String table : tables()) {
            jdbc.sql("select * from " + table).query((ResultSet row) -> {
                int columns = row.getMetaData().getColumnCount();
                for (int i = 1; i <= columns; i++) {
                    String column = table + "." + row.getMetaData().getColumnName(i);
                    value(row, i, codes).forEach(code -> found.add(column + " " + code));
                }
            });
        }
        return found;
    }

    private static Set<String> value(ResultSet row, int column, SecretCodes codes) throws SQLException {
        Object value = row.getObject(column);
        if (value instanceof byte[] bytes) {
            return codes.in(bytes);
        }
        return value == null ? Set.of() : codes.in(value.toString());
    }

    /** The files of the database as they lie on the disk, after everything in memory was written to them. */
    Set<String> inDataFiles(SecretCodes codes) {
        jdbc.sql("checkpoint").update();
        return inFiles(
                Path.of(jdbc.sql("show data_directory").query(String.class).single()), codes);
    }

    List<String> tables() {
        return jdbc.sql("""
                        select format('%I.%I', table_schema, table_name) from information_schema.tables
                        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                        union all select 'pg_catalog.pg_largeobject' order by 1""").query(String.class).list();
    }

    static Set<String> inFiles(Path folder, SecretCodes codes) {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                codes.in(bytes(file)).forEach(code -> found.add(folder.relativize(file) + " " + code));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** A server that runs makes some of its own files anew: one that is gone by now holds nothing. */
    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException gone) {
            return new byte[0];
        }
    }
}
