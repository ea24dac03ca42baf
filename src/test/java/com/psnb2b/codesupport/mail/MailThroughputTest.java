package com.psnb2b.codesupport.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many mails an hour one node sends to a real server; measured, and no part of a build (docs/operations.md). */
@Tag("long")
class MailThroughputTest extends ApplicationTest {

    private static final Logger LOG = LoggerFactory.getLogger(MailThroughputTest.class);
    private static final int MAILS = Integer.getInteger("mail.count", 2_000);
    private static final String RESELLER = "demo-reseller";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ContactStore contacts;

    @Test
    void tenThousandAnHour() throws Exception {
        String[] headers = {"Authorization", "Bearer demo-reseller-key", "Content-Type", JSON};
        var filed = send(
                "POST",
                "/api/v1/claims",
                Scenario.named("invalid code, complete, in time").claim().toString(),
                headers);
        String claim = json(filed).get("id").asText();
        send(
                "PUT",
                "/api/v1/contacts",
                "[{\"address\": \"a@shop.example\", \"language\": \"en\", \"events\": [\"claim.created\"]},"
                        + " {\"address\": \"b@shop.example\", \"language\": \"ja\", \"events\": [\"claim.created\"]}]",
                headers);
        contacts.of(RESELLER).forEach(contact -> contacts.confirm(contact.id(), contact.createdAt()));
        jdbc.sql("""
                        insert into claims.claim
                        select (jsonb_populate_record(c, jsonb_build_object('id', 'clm_' || md5(i::text)))).*
                        from claims.claim c, generate_series(1, :mails / 2) i where c.id = :claim""").param("mails", MAILS).param("claim", claim).update();
        long began = System.nanoTime();
        jdbc.sql("""
                        insert into claims.claim_event
                        select (jsonb_populate_record(e, jsonb_build_object('claim_id', 'clm_' || md5(i::text)))).*
                        from claims.claim_event e, generate_series(1, :mails / 2) i
                        where e.claim_id = :claim and e.sequence = 1""").param("mails", MAILS).param("claim", claim).update();
        await().atMost(Duration.ofMinutes(8)).until(() -> count("pending") == 0);

        double hours = (System.nanoTime() - began) / 3.6e12;
        LOG.info("{} mails, {} an hour", MAILS, Math.round(MAILS / hours));
        assertThat(count("delivered")).isGreaterThanOrEqualTo(MAILS);
        assertThat(count("dead")).isZero();
        assertThat(MAILS / hours).isGreaterThan(10_000);
    }

    private long count(String state) {
        return jdbc.sql("select count(*) from claims.webhook_delivery where state = ?")
                .param(state)
                .query(Long.class)
                .single();
    }
}
