package com.psnb2b.codesupport.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database of the first release, restored (src/test/resources/first-release/README.md). */
final class FirstRelease implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "/first-release/";

    /** As PostgreSQL and JSON write it; what stands behind the seconds is kept. */
    private static final Pattern INSTANT =
            Pattern.compile("\\b(20\\d\\d-\\d\\d-\\d\\d)([ T])(\\d\\d:\\d\\d:\\d\\d)(?!\\d)");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final EmbeddedPostgres server;
    private final JsonNode notes;
    private final Duration moved;

    /**
     * A claim as it stood then.
     *
     * @param code null where it was masked, or none was given
     * @param task the task that waits for a person; null where none does
     */
    record Noted(
            String name,
            String id,
            String reseller,
            String order,
            String code,
            String status,
            String task,
            boolean finished) {
        @Override
        public String toString() {
            return name + " (" + id + ")";
        }
    }

    /** @param ago how long ago the first release was stopped */
    FirstRelease(Duration ago) throws IOException, SQLException {
        notes = JSON.readTree(resource("notes.json"));
        Instant made = Instant.parse(notes.get("made").asText());
        moved = Duration.ofSeconds(
                Duration.between(made, Instant.now().minus(ago)).toSeconds());
        server = EmbeddedPostgres.start();
        restore();
    }

    private void restore() throws IOException, SQLException {
        String dump;
        try (InputStream packed =
                new GZIPInputStream(FirstRelease.class.getResourceAsStream(FOLDER + "database.sql.gz"))) {
            dump = new String(packed.readAllBytes(), StandardCharsets.UTF_8);
        }
        // What is signed stays as it was signed.
        String moved = Stream.of(dump.split("(?=\n-- Data for Name: )"))
                .map(table -> table.startsWith("\n-- Data for Name: packet;") ? table : moved(table))
                .collect(Collectors.joining());
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(moved);
        }
    }

    /** A text of that time, its instants moved as those of the database were. */
    String moved(String text) {
        return INSTANT.matcher(text).replaceAll(found -> {
            LocalDateTime then =
                    LocalDateTime.parse(found.group(1) + "T" + found.group(3)).plus(moved);
            return DAY.format(then) + found.group(2) + TIME.format(then);
        });
    }

    /** The present version on this database, with the keys of that time. */
    ApplicationNode node() throws IOException {
        return new ApplicationNode(
                server.getJdbcUrl("postgres", "postgres"),
                Map.of(
                        "CODESUPPORT_FINGERPRINT_KEY",
                                notes.get("fingerprint_key").asText(),
                        "CODESUPPORT_PACKET_KEY", notes.get("packet_key").asText(),
                        "CODESUPPORT_WEBHOOKS_ALLOW_PRIVATE", "true",
                        "CODESUPPORT_WEBHOOKS_POLL", "PT0.2S",
                        // Camunda keeps local times.
                        "TZ", "UTC"));
    }

    JdbcClient client() {
        return JdbcClient.create(server.getPostgresDatabase());
    }

    JsonNode notes() {
        return notes;
    }

    List<Noted> claims() {
        List<Noted> claims = new ArrayList<>();
        notes.get("claims").forEach(claim -> claims.add(JSON.convertValue(claim, Noted.class)));
        return claims;
    }

    Noted claim(String name) {
        return claims().stream()
                .filter(claim -> claim.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static String password(String person) {
        return "first-release-" + person + "-73";
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream file = FirstRelease.class.getResourceAsStream(FOLDER + name)) {
            return file.readAllBytes();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
