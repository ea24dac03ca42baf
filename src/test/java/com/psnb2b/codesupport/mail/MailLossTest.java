package com.psnb2b.codesupport.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.operations.ApplicationNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The application is killed while it sends mail to a server that refuses, hangs, breaks off and is away, and while claims are
 * filed: every mail that is owed arrives, those of a claim in order; one that came twice has the same {@code Message-ID}, by
 * which whoever receives it drops the second. {@code -Dmail.kills=20} makes it a long run.
 */
@Tag("integration")
@Tag("long")
class MailLossTest {

    private static final int KILLS = Integer.getInteger("mail.kills", 2);
    private static final int CLAIMS_OF_A_ROUND = 40;
    private static final String KEY = "key-of-the-mail-loss-test";
    private static final String[] HEADERS = {"Authorization", "Bearer " + KEY, "Content-Type", "application/json"};
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("(?mi)^Message-ID:\\s*<(clm_[0-9a-f]+)\\.(\\d+)\\.");

    private final AtomicInteger ends = new AtomicInteger();
    private final List<String> taken = new ArrayList<>();
    private JdbcClient jdbc;
    private ApplicationNode node;

    @Test
    void aKilledApplicationLosesNoMail() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            jdbc = JdbcClient.create(server.getPostgresDatabase());
            FakeSmtp smtp = new FakeSmtp(portOfAServer(), this::badly);
            node = new ApplicationNode(
                    server.getJdbcUrl("postgres", "postgres"),
                    Map.of(
                            "SPRING_MAIL_HOST", "localhost",
                            "SPRING_MAIL_PORT", String.valueOf(smtp.port()),
                            "CODESUPPORT_MAIL_FROM", "claims@example.com",
                            "CODESUPPORT_MAIL_TIMEOUT", "PT1S",
                            "CODESUPPORT_BASEURL", "https://claims.example.com",
                            "CODESUPPORT_WEBHOOKS_POLL", "PT0.2S"));
            try {
                node.start();
                node.awaitUp();
                resellerWithContact();
                for (int kill = 0; kill < KILLS; kill++) {
                    smtp = killWhileSending(smtp);
                }
                int port = smtp.port();
                smtp.close();
                taken.addAll(smtp.taken());
                smtp = again(port, FakeSmtp.ORDINARY);
                // What failed is tried again after pauses that grow.
                jdbc.sql("update claims.webhook_endpoint set next_round_at = now()")
                        .update();
                soon().untilAsserted(() -> {
                    jdbc.sql("update claims.webhook_delivery set next_attempt_at = now() where state = 'pending'")
                            .update();
                    assertThat(count("state = 'pending'")).isZero();
                });
                taken.addAll(smtp.taken());
                check();
            } finally {
                node.kill();
                smtp.close();
            }
        }
    }

    /** Below those that outgoing connections are given: while the server is away one of them could take its place. */
    private static int portOfAServer() throws IOException {
        for (int port = 20_000; ; port++) {
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // The next one.
            }
        }
    }

    /** How a server in trouble ends a mail: it refuses it for now, takes it and breaks off, or says nothing. */
    private String badly(String command, int mail) {
        if (!command.equals("END")) {
            return null;
        }
        return switch (ends.incrementAndGet() % 13) {
            case 3 -> "451 later";
            case 7 -> FakeSmtp.CLOSE;
            case 11 -> FakeSmtp.HANG;
            default -> null;
        };
    }

    private FakeSmtp killWhileSending(FakeSmtp smtp) throws Exception {
        CompletableFuture<Void> filing = CompletableFuture.runAsync(this::file);
        int before = smtp.taken().size();
        soon().until(() -> smtp.taken().size() > before + 5);
        int port = smtp.port();
        smtp.close();
        taken.addAll(smtp.taken());
        soon().until(() -> count("last_failure like 'the mail server was not reached%'") > 0);
        FakeSmtp again = again(port, this::badly);
        soon().until(() -> again.taken().size() > 3);
        assertThat(count("state = 'pending'")).as("to be sent yet").isPositive();
        node.kill();
        filing.get(1, TimeUnit.MINUTES);
        node.start();
        node.awaitUp();
        return again;
    }

    /** The one before may still be closing. */
    private static FakeSmtp again(int port, FakeSmtp.Answers answers) {
        return soon().ignoreException(BindException.class).until(() -> new FakeSmtp(port, answers), server -> true);
    }

    /** Files and withdraws claims, as long as there is somebody to answer. */
    private void file() {
        try {
            for (int i = 0; i < CLAIMS_OF_A_ROUND; i++) {
                String filed = node.send(
                                "POST",
                                "/api/v1/claims",
                                "{\"order_id\": \"ORD-MAIL-" + i + "\", \"reported_issue\": \"other\"}",
                                HEADERS)
                        .body();
                String path = "/api/v1/claims/" + JSON.readTree(filed).get("id").asText();
                node.send("POST", path + "/withdrawal", null, HEADERS);
            }
        } catch (IOException e) {
            // Killed: what is on disk then counts.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void check() {
        Map<String, Set<Integer>> arrived = new TreeMap<>();
        int mails = 0;
        for (String mail : taken) {
            Matcher id = ID.matcher(mail);
            assertThat(id.find()).as(mail).isTrue();
            arrived.computeIfAbsent(id.group(1), claim -> new LinkedHashSet<>()).add(Integer.valueOf(id.group(2)));
            mails++;
        }
        Map<String, Set<Integer>> owed = new TreeMap<>();
        jdbc.sql("""
                        select claim_id, sequence from claims.claim_event
                        where type in ('claim.created', 'claim.withdrawn')""").query(row -> {
            owed.computeIfAbsent(row.getString(1), claim -> new LinkedHashSet<>())
                    .add(row.getInt(2));
        });
        assertThat(count("state <> 'delivered'")).as("given up").isZero();
        assertThat(arrived).isEqualTo(owed);
        arrived.forEach((claim, sequences) ->
                assertThat(List.copyOf(sequences)).as(claim).isSorted());
        int events = owed.values().stream().mapToInt(Set::size).sum();
        assertThat(events).isGreaterThan(KILLS * 15);
        System.out.printf(
                "%d kills, %d claims, %d mails owed: all arrived in order, %d of them twice or more%n",
                KILLS, owed.size(), events, mails - events);
    }

    /** As if it had been named and confirmed. */
    private void resellerWithContact() {
        jdbc.sql("insert into claims.api_key (name, key_hash, scope, reseller_id, requests_per_minute)"
                        + " values ('loss', sha256(?), 'reseller', 'loss', 1000000)")
                .param(KEY.getBytes(StandardCharsets.UTF_8))
                .update();
        jdbc.sql("""
                        insert into claims.webhook_endpoint (id, reseller_id, url, events, created_at, next_round_at, kind)
                        values ('ctc_00000000000000000000000000000001', 'loss', 'mail',
                            array['claim.created', 'claim.withdrawn'], now(), now(), 'mail')""").update();
        jdbc.sql("""
                        insert into claims.mail_contact (id, reseller_id, address, language, events, created_at, confirmed_at)
                        values ('ctc_00000000000000000000000000000001', 'loss', 'shop@example.com', 'ja',
                            array['claim.created', 'claim.withdrawn'], now(), now())""").update();
    }

    private long count(String where) {
        return jdbc.sql("select count(*) from claims.webhook_delivery where " + where)
                .query(Long.class)
                .single();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(3)).pollInterval(100, TimeUnit.MILLISECONDS);
    }
}
