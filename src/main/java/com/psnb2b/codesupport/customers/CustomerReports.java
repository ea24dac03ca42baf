package com.psnb2b.codesupport.customers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.Tokens;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.EvidenceLimits;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.Ids;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests for a customer's own words: made, found by their link while it lasts, filled in, filed, forgotten. */
@Component
public class CustomerReports {

    /** Who says something on such a page, as events name it. */
    public static final String ACTOR = "customer";

    /** How long a link may last. */
    public static final Duration SHORTEST = Duration.ofHours(1);

    public static final Duration USUAL = Duration.ofDays(7);
    public static final Duration LONGEST = Duration.ofDays(30);

    /** How long a request, and what was said and never filed, is kept after its link has ended. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final String SELECT =
            "select id, reseller_id, claim_id, asked, language, created_at, expires_at, told, told_at, filed_claim"
                    + " from claims.customer_report";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    CustomerReports(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A request and its link's secret, the only time that it can be seen. */
    public record Made(CustomerReport report, String token) {}

    /** Asks a customer. @param claimId the open claim that it is about; null for a draft @param by who asks, as events name it */
    public Made ask(
            String resellerId, String claimId, ObjectNode asked, String language, Duration validFor, String by) {
        String token = Tokens.fresh("cre_");
        Instant now = clock.instant();
        CustomerReport report = new CustomerReport(
                Ids.customerReport(), resellerId, claimId, asked, language, now, now.plus(validFor), null, null, null);
        jdbc.sql("""
                        insert into claims.customer_report
                            (id, token_hash, reseller_id, claim_id, asked, language, created_at, created_by, expires_at)
                        values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)""")
                .params(
                        report.id(),
                        Tokens.sha256(token),
                        resellerId,
                        claimId,
                        asked.toString(),
                        language,
                        Timestamp.from(now),
                        by,
                        Timestamp.from(report.expiresAt()))
                .update();
        return new Made(report, token);
    }

    /** The request of a link; empty where it is unknown, expired, or what was said has been filed, which look the same. */
    public Optional<CustomerReport> open(String token) {
        return jdbc.sql(SELECT + " where token_hash = ? and expires_at > ? and filed_claim is null")
                .params(Tokens.sha256(token), Timestamp.from(clock.instant()))
                .query(this::report)
                .optional();
    }

    /** One of a reseller's own. */
    public Optional<CustomerReport> find(String resellerId, String id) {
        return jdbc.sql(SELECT + " where reseller_id = ? and id = ?")
                .params(resellerId, id)
                .query(this::report)
                .optional();
    }

    /** A reseller's own, newest first. @param before where the page before ended; null for the first */
    public List<CustomerReport> list(String resellerId, ClaimStore.Position before, int limit) {
        var query = before == null
                ? jdbc.sql(SELECT + " where reseller_id = ? order by created_at desc, id desc limit ?")
                        .params(resellerId, limit)
                : jdbc.sql(SELECT + " where reseller_id = ? and (created_at, id) < (?, ?)"
                                + " order by created_at desc, id desc limit ?")
                        .params(resellerId, Timestamp.from(before.createdAt()), before.id(), limit);
        return query.query(this::report).list();
    }

    /**
     * Keeps what a customer says for a draft; what they say again takes the place of what they said.
     *
     * @throws InvalidInput where the files are more than one claim may have
     */
    @Transactional
    public void keep(CustomerReport report, ObjectNode told, List<NewEvidence> files) {
        int kept = jdbc.sql("""
                        update claims.customer_report set told = ?::jsonb, told_at = ?
                        where id = ? and filed_claim is null""")
                .params(told.toString(), Timestamp.from(clock.instant()), report.id())
                .update();
        if (kept == 0) {
            throw InvalidInput.of("file", "invalid", "what was said here has been passed on; ask for a new link");
        }
        List<EvidenceItem> before = files(report.id());
        if (before.size() + files.size() > EvidenceLimits.PIECES) {
            throw InvalidInput.of("file", "too_many", "a claim may have at most 20 pieces of evidence");
        }
        long size = before.stream().mapToLong(EvidenceItem::size).sum()
                + files.stream().mapToLong(file -> file.item().size()).sum();
        if (size > EvidenceLimits.CLAIM_BYTES) {
            throw InvalidInput.of("file", "too_large", "a claim may have at most 50 MB of evidence in all");
        }
        files.forEach(file -> keep(report.id(), file));
    }

    private void keep(String reportId, NewEvidence file) {
        EvidenceItem item = file.item();
        jdbc.sql("""
                        insert into claims.customer_report_file
                            (id, report_id, type, file_name, media_type, size, sha256, added_at, content)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        item.id(),
                        reportId,
                        WireName.of(item.type()),
                        item.fileName(),
                        item.mediaType(),
                        item.size(),
                        item.sha256(),
                        Timestamp.from(item.addedAt()),
                        file.bytes())
                .update();
    }

    /** The files of a draft, oldest first. */
    public List<EvidenceItem> files(String id) {
        return jdbc.sql("""
                        select id, type, file_name, media_type, size, sha256, added_at
                        from claims.customer_report_file where report_id = ? order by id""").param(id).query((row, number) -> item(row)).list();
    }

    /** The same with their bytes. */
    public List<NewEvidence> contents(String id) {
        return jdbc.sql("select * from claims.customer_report_file where report_id = ? order by id")
                .param(id)
                .query((row, number) -> new NewEvidence(item(row), row.getBytes("content")))
                .list();
    }

    /**
     * Notes that a draft has become a claim, and keeps nothing else of it: the claim has it. To be called in the claim's
     * transaction; false where it was filed before.
     */
    public boolean filed(String id, String claimId) {
        int filed = jdbc.sql("""
                        update claims.customer_report set filed_claim = ?, told = null
                        where id = ? and filed_claim is null and told is not null""").params(claimId, id).update();
        jdbc.sql("delete from claims.customer_report_file where report_id = ?")
                .param(id)
                .update();
        return filed == 1;
    }

    /** Notes that a customer has said something about an open claim, where it is kept. */
    public void told(String id) {
        jdbc.sql("update claims.customer_report set told_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), id)
                .update();
    }

    /** Forgets what ended long ago, drafts with their files. */
    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    public void forgetOld() {
        jdbc.sql("delete from claims.customer_report where expires_at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private static EvidenceItem item(ResultSet row) throws SQLException {
        return new EvidenceItem(
                row.getString("id"),
                WireName.find(EvidenceType.class, row.getString("type")).orElse(EvidenceType.OTHER),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                null,
                row.getTimestamp("added_at").toInstant(),
                ACTOR);
    }

    private CustomerReport report(ResultSet row, int number) throws SQLException {
        Timestamp told = row.getTimestamp("told_at");
        return new CustomerReport(
                row.getString("id"),
                row.getString("reseller_id"),
                row.getString("claim_id"),
                object(row.getString("asked")),
                row.getString("language"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                object(row.getString("told")),
                told == null ? null : told.toInstant(),
                row.getString("filed_claim"));
    }

    private ObjectNode object(String text) {
        try {
            return text == null ? null : (ObjectNode) json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept of a customer's report cannot be read");
        }
    }
}
