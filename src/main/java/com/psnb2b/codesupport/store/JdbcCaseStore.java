package com.psnb2b.codesupport.store;

import static com.psnb2b.codesupport.store.JsonColumns.wire;

import com.psnb2b.codesupport.claim.CaseState;
import com.psnb2b.codesupport.claim.CaseStore;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimCase;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.NewEvidence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cases in PostgreSQL. How many of their claims are open, {@link JdbcClaimStore} counts with the claims. */
@Repository
class JdbcCaseStore implements CaseStore {

    private static final String CASE = "c.id, c.body, c.updated_at, c.sequence";

    private static final String INSERT = """
            insert into claims.claim_case (reseller_id, order_id, created_at, updated_at, sequence, body, open_claims, id)
                values (?, ?, ?, ?, ?, ?::jsonb, 0, ?)""";
    private static final String UPDATE = """
            update claims.claim_case set reseller_id = ?, order_id = ?, created_at = ?, updated_at = ?, sequence = ?,
                body = ?::jsonb where id = ?""";
    private static final String INSERT_EVENT =
            "insert into claims.case_event (case_id, sequence, type, at, actor, data) values (?, ?, ?, ?, ?, ?::jsonb)";
    private static final String INSERT_EVIDENCE =
            "insert into claims.evidence (id, case_id, type, sha256, created_at, content, file_id) values ";
    private static final String EVIDENCE = "(?, ?, ?, ?, ?, ?, ?)";

    private final JdbcClient jdbc;
    private final JdbcTemplate writing;
    private final JsonColumns documents;

    JdbcCaseStore(JdbcClient jdbc, JdbcTemplate writing, JsonColumns documents) {
        this.jdbc = jdbc;
        this.writing = writing;
        this.documents = documents;
    }

    @Override
    public void add(ClaimCase claimCase, CaseEvent happened, List<NewEvidence> evidence) {
        write(INSERT, claimCase, happened, evidence);
    }

    @Override
    public ClaimCase forWork(String id) {
        // Not the row: whoever works on a claim takes that up first, and the row of its case last.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('case ' || ?, 0))")
                .param(id)
                .query(row -> {});
        return find(id).orElseThrow(() -> new NoSuchElementException("there is no case " + id));
    }

    @Override
    public void update(ClaimCase changed, CaseEvent happened, List<NewEvidence> added) {
        write(UPDATE, changed, happened, added);
    }

    private void write(String statement, ClaimCase kept, CaseEvent happened, List<NewEvidence> added) {
        StatementBatch message = new StatementBatch();
        added.stream()
                .map(NewEvidence::fileId)
                .filter(Objects::nonNull)
                .forEach(file -> message.add(JdbcStoredFiles.TAKE, file));
        message.add(
                        statement,
                        kept.resellerId(),
                        kept.orderId(),
                        Timestamp.from(kept.createdAt()),
                        Timestamp.from(kept.updatedAt()),
                        kept.sequence(),
                        documents.write(kept),
                        kept.id())
                .add(
                        INSERT_EVENT,
                        kept.id(),
                        happened.sequence(),
                        happened.type(),
                        Timestamp.from(happened.at()),
                        happened.actor(),
                        documents.write(happened.data()))
                .addRows(
                        INSERT_EVIDENCE,
                        EVIDENCE,
                        added.stream().map(piece -> row(kept, piece)).toList())
                .make(writing);
    }

    private static Object[] row(ClaimCase claimCase, NewEvidence piece) {
        return new Object[] {
            piece.item().id(),
            claimCase.id(),
            wire(piece.item().type()),
            piece.item().sha256(),
            Timestamp.from(piece.item().addedAt()),
            piece.fileId() == null ? piece.bytes() : null,
            piece.fileId()
        };
    }

    @Override
    public Optional<ClaimCase> find(String id) {
        return jdbc.sql("select " + CASE + " from claims.claim_case c where id = ?")
                .param(id)
                .query(this::claimCase)
                .optional();
    }

    @Override
    public Optional<ClaimCase> findOf(String resellerId, String id) {
        return jdbc.sql("select " + CASE + " from claims.claim_case c where id = ? and reseller_id = ?")
                .params(id, resellerId)
                .query(this::claimCase)
                .optional();
    }

    @Override
    public Optional<CaseState> state(String id) {
        return find(id).map(found -> new CaseState(found, claims(id)));
    }

    /** Those that this transaction works on as they are by now; the others are read. */
    private List<Claim> claims(String id) {
        Map<String, Claim> inWork = ClaimUnitOfWork.ofCase(id);
        return jdbc.sql("""
                        select id, case when id = any(?) then null else body end body from claims.claim
                        where case_id = ? order by created_at, id""")
                .params(inWork.keySet().toArray(String[]::new), id)
                .query((row, number) -> {
                    Claim known = inWork.get(row.getString("id"));
                    return known == null ? documents.read(row.getString("body"), Claim.class) : known;
                })
                .list();
    }

    @Override
    public List<String> claimIds(String id) {
        return jdbc.sql("select id from claims.claim where case_id = ? order by created_at, id")
                .param(id)
                .query(String.class)
                .list();
    }

    @Override
    public List<Summary> list(Query query) {
        StringBuilder sql = new StringBuilder("select " + CASE + " from claims.claim_case c where true");
        Map<String, Object> params = new HashMap<>();
        if (query.resellerId() != null) {
            sql.append(" and reseller_id = :reseller_id");
            params.put("reseller_id", query.resellerId());
        }
        if (query.open() != null) {
            sql.append(query.open() ? " and open_claims > 0" : " and open_claims = 0");
        }
        if (query.orderId() != null) {
            sql.append(" and id in (select case_id from claims.claim where order_id = :order_id)");
            params.put("order_id", query.orderId());
        }
        if (query.before() != null) {
            sql.append(" and (created_at, id) < (:before_at, :before_id)");
            params.put("before_at", Timestamp.from(query.before().createdAt()));
            params.put("before_id", query.before().id());
        }
        params.put("limit", query.limit());
        List<ClaimCase> found = jdbc.sql(sql + " order by created_at desc, id desc limit :limit")
                .params(params)
                .query(this::claimCase)
                .list();
        Map<String, Map<ClaimStatus, Integer>> counted =
                byStatus(found.stream().map(ClaimCase::id).toArray(String[]::new));
        return found.stream()
                .map(one -> new Summary(one, counted.getOrDefault(one.id(), Map.of())))
                .toList();
    }

    private Map<String, Map<ClaimStatus, Integer>> byStatus(String[] cases) {
        Map<String, Map<ClaimStatus, Integer>> counted = new HashMap<>();
        jdbc.sql("select case_id, status, count(*) from claims.claim where case_id = any(?) group by case_id, status")
                .param(cases)
                .query(row -> {
                    counted.computeIfAbsent(row.getString(1), id -> new EnumMap<>(ClaimStatus.class))
                            .put(ClaimStatus.valueOf(row.getString(2).toUpperCase(Locale.ROOT)), row.getInt(3));
                });
        return counted;
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<CaseEvent> events(String id) {
        return jdbc.sql("select * from claims.case_event where case_id = ? order by sequence")
                .param(id)
                .query((row, number) -> new CaseEvent(
                        row.getInt("sequence"),
                        row.getString("type"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        (Map<String, Object>) documents.read(row.getString("data"), Map.class)))
                .list();
    }

    @Override
    public boolean tellsForAll(String id, Notice notice, Instant now, Duration silence) {
        String column = notice == Notice.REMINDER ? "reminded_at" : "escalated_at";
        return jdbc.sql("update claims.claim_case set %1$s = ? where id = ? and (%1$s is null or %1$s <= ?)"
                                .formatted(column))
                        .params(Timestamp.from(now), id, Timestamp.from(now.minus(silence)))
                        .update()
                == 1;
    }

    private ClaimCase claimCase(ResultSet row, int number) throws SQLException {
        // By an event that its claims brought about, the columns alone are changed.
        return documents
                .read(row.getString("body"), ClaimCase.class)
                .at(row.getTimestamp("updated_at").toInstant(), row.getInt("sequence"));
    }
}
