package com.psnb2b.codesupport.store;

import static com.psnb2b.codesupport.store.Documents.wire;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimEvent;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.CodeReference;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.NewEvidence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Claims in PostgreSQL. What a transaction changes is written once, at its end (see {@link WorkInProgress}). */
@Repository
class JdbcClaimStore implements ClaimStore {

    private static final String INSERT = """
            insert into claims.claim (reseller_id, order_id, status, type, coverage, code_fingerprint, batch_id, sku,
                created_at, updated_at, sequence, body, id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)""";
    // On the right of "sealed" the body is still the old one: the first change after submission keeps what it changes.
    private static final String UPDATE = """
            update claims.claim set reseller_id = ?, order_id = ?, status = ?, type = ?, coverage = ?,
                code_fingerprint = ?, batch_id = ?, sku = ?, created_at = ?, updated_at = ?, sequence = ?,
                body = ?::jsonb,
                sealed = coalesce(sealed, case when body ->> 'submitted_at' is not null then body end)
            where id = ?""";
    private static final String SELECT_SEALED = """
            select coalesce(sealed, body) body from claims.claim
            where id = ? and coalesce(sealed, body) ->> 'submitted_at' is not null""";
    private static final String INSERT_EVENT = """
            insert into claims.claim_event (claim_id, sequence, type, at, actor, policy_version, data) values\s""";
    private static final String EVENT = "(?, ?, ?, ?, ?, ?, ?::jsonb)";
    private static final String INSERT_EVIDENCE =
            "insert into claims.evidence (id, claim_id, type, sha256, created_at, content) values ";
    private static final String EVIDENCE = "(?, ?, ?, ?, ?, ?)";

    private final JdbcClient jdbc;
    private final JdbcTemplate writing;
    private final Documents documents;
    private final FingerprintRenewal renewal;
    private final ClaimMeters meters;

    JdbcClaimStore(
            JdbcClient jdbc,
            JdbcTemplate writing,
            Documents documents,
            FingerprintRenewal renewal,
            ClaimMeters meters) {
        this.jdbc = jdbc;
        this.writing = writing;
        this.documents = documents;
        this.renewal = renewal;
        this.meters = meters;
    }

    @Override
    public void add(Claim claim) {
        WorkInProgress.here(this::write).track(claim, true);
    }

    @Override
    public Claim forWork(String id) {
        WorkInProgress work = WorkInProgress.here(this::write);
        return work.find(id).orElseGet(() -> {
            Claim claim = select("select body from claims.claim where id = ? for update", id)
                    .orElseThrow(() -> new NoSuchElementException("there is no claim " + id));
            work.track(claim, false);
            return claim;
        });
    }

    @Override
    public Optional<Claim> find(String id) {
        return select("select body from claims.claim where id = ?", id);
    }

    @Override
    public Optional<Claim> findOf(String resellerId, String id) {
        return jdbc.sql("select body from claims.claim where id = ? and reseller_id = ?")
                .params(id, resellerId)
                .query(this::claim)
                .optional();
    }

    @Override
    public Optional<Claim> asSubmitted(String id) {
        return select(SELECT_SEALED, id);
    }

    private Optional<Claim> select(String sql, String id) {
        return jdbc.sql(sql).param(id).query(this::claim).optional();
    }

    @Override
    public List<Claim> list(Query query) {
        Map<String, Object> params = new HashMap<>();
        return jdbc.sql(list(query, params)).params(params).query(this::claim).list();
    }

    /** @param params to which the values are added that the statement names */
    static String list(Query query, Map<String, Object> params) {
        StringBuilder sql = new StringBuilder("select body from claims.claim where true");
        narrow(sql, params, "reseller_id", query.resellerId());
        narrow(sql, params, "status", wire(query.status()));
        if (query.status() != null && query.status() != ClaimStatus.RESOLVED) {
            // Says nothing new, but that the index of the unresolved serves whichever status it is.
            sql.append(" and status <> 'resolved'");
        }
        narrow(sql, params, "type", wire(query.type()));
        narrow(sql, params, "order_id", query.orderId());
        if (query.before() != null) {
            sql.append(" and (created_at, id) < (:before_at, :before_id)");
            params.put("before_at", Timestamp.from(query.before().createdAt()));
            params.put("before_id", query.before().id());
        }
        sql.append(" order by created_at desc, id desc limit :limit");
        params.put("limit", query.limit());
        return sql.toString();
    }

    private static void narrow(StringBuilder sql, Map<String, Object> params, String column, Object value) {
        if (value != null) {
            sql.append(" and ").append(column).append(" = :").append(column);
            params.put(column, value);
        }
    }

    @Override
    public List<String> open(String resellerId, String orderId) {
        return jdbc.sql("select id from claims.claim where reseller_id = ? and order_id = ? and status not in (?, ?)")
                .params(resellerId, orderId, wire(ClaimStatus.RESOLVED), wire(ClaimStatus.WITHDRAWN))
                .query(String.class)
                .list();
    }

    @Override
    public List<ClaimEvent> timeline(String claimId) {
        return jdbc.sql("select * from claims.claim_event where claim_id = ? order by sequence")
                .param(claimId)
                .query(this::event)
                .list();
    }

    @Override
    public Optional<byte[]> evidence(String claimId, String evidenceId) {
        return jdbc.sql("select content from claims.evidence where id = ? and claim_id = ?")
                .params(evidenceId, claimId)
                .query(byte[].class)
                .optional();
    }

    private void write(Claim claim, boolean isNew, RoundTrip message) {
        meters.countAfterCommit(claim);
        Claim.Snapshot kept = claim.snapshot();
        Judgement judgement = kept.judgement();
        CodeReference code = kept.facts().code();
        renewal.renew(code);
        message.add(
                        isNew ? INSERT : UPDATE,
                        kept.resellerId(),
                        kept.facts().orderId(),
                        wire(kept.status()),
                        judgement == null
                                ? null
                                : wire(judgement.classification().type()),
                        judgement == null ? null : wire(judgement.coverage()),
                        code == null ? null : code.fingerprint(),
                        claim.batchId(),
                        claim.sku(),
                        Timestamp.from(kept.createdAt()),
                        Timestamp.from(kept.updatedAt()),
                        kept.sequence(),
                        documents.write(kept),
                        kept.id())
                .addRows(
                        INSERT_EVENT,
                        EVENT,
                        claim.newEvents().stream()
                                .map(event -> row(claim, event))
                                .toList())
                .addRows(
                        INSERT_EVIDENCE,
                        EVIDENCE,
                        claim.newEvidence().stream()
                                .map(piece -> row(claim, piece))
                                .toList())
                .make(writing);
    }

    private Object[] row(Claim claim, ClaimEvent event) {
        return new Object[] {
            claim.id(),
            event.sequence(),
            event.type(),
            Timestamp.from(event.at()),
            event.actor(),
            event.policyVersion(),
            documents.write(event.data())
        };
    }

    private static Object[] row(Claim claim, NewEvidence piece) {
        return new Object[] {
            piece.item().id(),
            claim.id(),
            wire(piece.item().type()),
            piece.item().sha256(),
            Timestamp.from(piece.item().addedAt()),
            piece.bytes()
        };
    }

    private Claim claim(ResultSet row, int number) throws SQLException {
        return new Claim(documents.read(row.getString("body"), Claim.Snapshot.class));
    }

    @SuppressWarnings("unchecked")
    private ClaimEvent event(ResultSet row, int number) throws SQLException {
        Instant at = row.getTimestamp("at").toInstant();
        return new ClaimEvent(
                row.getInt("sequence"),
                row.getString("type"),
                at,
                row.getString("actor"),
                row.getString("policy_version"),
                documents.read(row.getString("data"), Map.class));
    }
}
