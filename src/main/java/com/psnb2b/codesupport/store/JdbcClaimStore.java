package com.psnb2b.codesupport.store;

import static com.psnb2b.codesupport.store.JsonColumns.wire;

import com.psnb2b.codesupport.claim.CaseState;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimEvent;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.OrderIds;
import com.psnb2b.codesupport.code.CodeReference;
import com.psnb2b.codesupport.store.ClaimUnitOfWork.Tracked;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Claims in PostgreSQL. What a transaction changes is written once, at its end (see {@link ClaimUnitOfWork}). */
@Repository
class JdbcClaimStore implements ClaimStore {

    private static final String INSERT = """
            insert into claims.claim (reseller_id, order_id, order_key, status, type, coverage, code_fingerprint,
                code_look_alike, batch_id, sku, created_at, updated_at, sequence, body, case_id, id)
                values\s""";
    private static final String CLAIM = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)";
    // On the right of "sealed" the body is still the old one: the first change after submission keeps what it changes.
    private static final String UPDATE = """
            update claims.claim set reseller_id = ?, order_id = ?, order_key = ?, status = ?, type = ?, coverage = ?,
                code_fingerprint = ?, code_look_alike = ?, batch_id = ?, sku = ?, created_at = ?, updated_at = ?, sequence = ?,
                body = ?::jsonb, case_id = ?,
                sealed = coalesce(sealed, case when body ->> 'submitted_at' is not null then body end)
            where id = ?""";
    private static final String SELECT_SEALED = """
            select coalesce(sealed, body) body from claims.claim
            where id = ? and coalesce(sealed, body) ->> 'submitted_at' is not null""";
    private static final String INSERT_EVENT = """
            insert into claims.claim_event (claim_id, sequence, type, at, actor, policy_version, data) values\s""";
    private static final String EVENT = "(?, ?, ?, ?, ?, ?, ?::jsonb)";
    private static final String INSERT_EVIDENCE =
            "insert into claims.evidence (id, claim_id, type, sha256, created_at, content, file_id) values ";
    private static final String EVIDENCE = "(?, ?, ?, ?, ?, ?, ?)";
    // A piece of a case belongs to each of its claims, until that one's evidence is erased.
    private static final String CONTENT = """
            select coalesce(e.content, f.content)
            from claims.evidence e left join claims.stored_file f on f.id = e.file_id
            where e.id = :id and (e.claim_id = :owner or e.case_id = :owner
                or e.case_id = (select case_id from claims.claim where id = :owner and erased = 0))""";
    private static final String COUNT_OPEN = """
            with counted as (
                update claims.claim_case set open_claims = open_claims + ?, updated_at = greatest(updated_at, ?),
                    sequence = sequence + case when open_claims + ? = 0 then 1 else 0 end
                where id = ? returning id, sequence, open_claims)
            insert into claims.case_event (case_id, sequence, type, at, actor, data)
            select id, sequence, 'case.resolved', ?::timestamptz, 'system', '{}'::jsonb from counted where open_claims = 0""";

    /** Claims that go out in one message. */
    private static final int AT_ONCE = 50;

    private final JdbcClient jdbc;
    private final JdbcTemplate writing;
    private final JsonColumns documents;
    private final FingerprintRenewal renewal;
    private final ClaimMeters meters;

    JdbcClaimStore(
            JdbcClient jdbc,
            JdbcTemplate writing,
            JsonColumns documents,
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
        ClaimUnitOfWork.current(this::write).track(claim, true);
    }

    @Override
    public Claim forWork(String id) {
        ClaimUnitOfWork work = ClaimUnitOfWork.current(this::write);
        return work.find(id).orElseGet(() -> {
            Claim claim = select("select body from claims.claim where id = ? for update", id)
                    .orElseThrow(() -> new NoSuchElementException("there is no claim " + id));
            work.track(claim, false);
            return claim;
        });
    }

    @Override
    public List<Claim> forWork(List<String> ids) {
        ClaimUnitOfWork work = ClaimUnitOfWork.current(this::write);
        String[] unknown = ids.stream().filter(id -> work.find(id).isEmpty()).toArray(String[]::new);
        jdbc.sql("select body from claims.claim where id = any(?) order by id for update")
                .param(unknown)
                .query(this::claim)
                .list()
                .forEach(claim -> work.track(claim, false));
        return ids.stream().map(this::forWork).toList();
    }

    @Override
    public Optional<Claim> inWork(String id) {
        return ClaimUnitOfWork.current(this::write).find(id);
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
        narrow(sql, params, "case_id", query.caseId());
        if (query.apart()) {
            sql.append(" and case_id is null");
        }
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
    public List<String> open(String resellerId, String orderId, CodeReference code) {
        String folded = OrderIds.folded(orderId);
        // In one order for all, so that two never wait for each other.
        return jdbc.sql("""
                        select id from claims.claim
                        where reseller_id = ? and (order_id in (?, ?) or order_key = ? or code_fingerprint = any(?))
                            and status not in (?, ?)
                        order by id""")
                .params(
                        resellerId,
                        folded,
                        orderId,
                        folded,
                        code == null ? new String[0] : code.fingerprints().toArray(String[]::new),
                        wire(ClaimStatus.RESOLVED),
                        wire(ClaimStatus.WITHDRAWN))
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
        return jdbc.sql(CONTENT)
                .param("id", evidenceId)
                .param("owner", claimId)
                .query(byte[].class)
                .optional();
    }

    private void write(List<Tracked> changed, StatementBatch first) {
        StatementBatch message = first;
        for (int from = 0; from < changed.size(); from += AT_ONCE) {
            List<Tracked> some = changed.subList(from, Math.min(from + AT_ONCE, changed.size()));
            write(message, some);
            if (from + AT_ONCE >= changed.size()) {
                countOpen(changed, message);
            }
            message.make(writing);
            message = new StatementBatch();
        }
    }

    private void write(StatementBatch message, List<Tracked> some) {
        List<Object[]> added = new ArrayList<>();
        List<Object[]> updated = new ArrayList<>();
        List<Object[]> events = new ArrayList<>();
        List<Object[]> evidence = new ArrayList<>();
        for (Tracked tracked : some) {
            Claim claim = tracked.claim();
            meters.countAfterCommit(claim);
            renewal.renew(claim.facts().code());
            (tracked.isNew() ? added : updated).add(row(claim));
            claim.newEvents().forEach(event -> events.add(row(claim, event)));
            claim.newEvidence().stream()
                    .filter(piece -> !piece.item().shared())
                    .forEach(piece -> evidence.add(row(claim, piece)));
        }
        message.addRows(INSERT, CLAIM, added);
        if (updated.size() == 1) {
            message.add(UPDATE, updated.get(0));
        } else if (!updated.isEmpty()) {
            writing.batchUpdate(UPDATE, updated);
        }
        message.addRows(INSERT_EVENT, EVENT, events);
        evidence.stream()
                .map(row -> row[row.length - 1])
                .filter(Objects::nonNull)
                .distinct()
                .forEach(file -> message.add(JdbcStoredFiles.TAKE, file));
        message.addRows(INSERT_EVIDENCE, EVIDENCE, evidence);
    }

    /** How many claims of a case somebody has still to do with; by the last one's end the case has ended. */
    private static void countOpen(List<Tracked> changed, StatementBatch message) {
        Map<String, Integer> more = new TreeMap<>();
        Map<String, Instant> at = new HashMap<>();
        for (Tracked tracked : changed) {
            Claim claim = tracked.claim();
            int before = tracked.isNew() || !CaseState.isOpen(tracked.before()) ? 0 : 1;
            int now = CaseState.isOpen(claim.status()) ? 1 : 0;
            if (claim.caseId() != null && (before != now || tracked.isNew())) {
                more.merge(claim.caseId(), now - before, Integer::sum);
                at.merge(claim.caseId(), claim.updatedAt(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        more.forEach((id, count) -> {
            Timestamp last = Timestamp.from(at.get(id));
            message.add(COUNT_OPEN, count, last, count, id, last);
        });
    }

    private Object[] row(Claim claim) {
        Judgement judgement = claim.judgement();
        CodeReference code = claim.facts().code();
        return new Object[] {
            claim.resellerId(),
            claim.facts().orderId(),
            orderKey(claim.facts().orderId()),
            wire(claim.status()),
            judgement == null ? null : wire(judgement.classification().type()),
            judgement == null ? null : wire(judgement.coverage()),
            code == null ? null : code.fingerprint(),
            code == null ? null : code.lookAlike(),
            claim.batchId(),
            claim.sku(),
            Timestamp.from(claim.createdAt()),
            Timestamp.from(claim.updatedAt()),
            claim.sequence(),
            documents.write(claim),
            claim.caseId(),
            claim.id()
        };
    }

    /** The order's folded id; null where the id is that already, which spares most claims an entry in an index. */
    private static String orderKey(String orderId) {
        String folded = OrderIds.folded(orderId);
        return folded.equals(orderId) ? null : folded;
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
            piece.fileId() == null ? piece.bytes() : null,
            piece.fileId()
        };
    }

    private Claim claim(ResultSet row, int number) throws SQLException {
        return documents.read(row.getString("body"), Claim.class);
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
