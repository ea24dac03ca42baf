package com.psnb2b.codesupport.store;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimEvent;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.ClaimStore.Position;
import com.psnb2b.codesupport.claim.Erasure;
import com.psnb2b.codesupport.claim.KeptContents;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is kept of claims in PostgreSQL beside their row, and its erasure. */
@Repository
class JdbcKeptContents implements KeptContents {

    // The stage stands in the text: of a parameter the planner could not tell that the partial index holds it.
    private static final String NEXT = """
            select created_at, id from claims.claim
            where erased = %d and created_at < ? and (created_at, id) > (?, ?)
                and not held and status in ('resolved', 'withdrawn', 'not_covered')
            order by created_at, id limit 1 for update skip locked""";

    /** An answer is kept in the transaction that files its claim. */
    private static final Duration ONE_TRANSACTION = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Documents documents;
    private final ClaimStore claims;

    JdbcKeptContents(JdbcClient jdbc, Documents documents, ClaimStore claims) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.claims = claims;
    }

    @Override
    public Optional<Position> next(Stage stage, Instant before, Position after) {
        return jdbc.sql(NEXT.formatted(stage.ordinal()))
                .params(Timestamp.from(before), Timestamp.from(after.createdAt()), after.id())
                .query((row, number) ->
                        new Position(row.getTimestamp("created_at").toInstant(), row.getString("id")))
                .optional();
    }

    @Override
    public void markHeld(String claimId, boolean held) {
        jdbc.sql("update claims.claim set held = ? where id = ?")
                .params(held, claimId)
                .update();
    }

    @Override
    public void eraseEvidence(String claimId) {
        // What was made of pictures goes with them.
        jdbc.sql("delete from claims.evidence where claim_id = ?")
                .param(claimId)
                .update();
        jdbc.sql("update claims.claim set erased = 1 where id = ?")
                .param(claimId)
                .update();
    }

    @Override
    public void eraseTexts(String claimId) {
        Claim.Snapshot submitted = claims.asSubmitted(claimId)
                .map(Claim::snapshot)
                .map(Erasure::of)
                .orElse(null);
        jdbc.sql("update claims.claim set erased = 2, sealed = ?::jsonb where id = ?")
                .params(submitted == null ? null : documents.write(submitted), claimId)
                .update();
        claims.timeline(claimId).forEach(event -> erase(claimId, event));
        claims.find(claimId).ifPresent(this::eraseAnswer);
    }

    private void erase(String claimId, ClaimEvent event) {
        Map<String, Object> left = Erasure.of(event.data());
        if (!left.equals(event.data())) {
            jdbc.sql("update claims.claim_event set data = ?::jsonb where claim_id = ? and sequence = ?")
                    .params(documents.write(left), claimId, event.sequence())
                    .update();
        }
    }

    /** A repeated call still finds the claim that it filed, and what its sender called things no more. */
    private void eraseAnswer(Claim claim) {
        jdbc.sql("""
                        update claims.idempotency_key
                        set response = jsonb_set(
                            response::jsonb || '{"reference": null}', '{evidence,items}', '[]', false)::text
                        where created_at between ? and ? and response like ?""")
                .params(
                        Timestamp.from(claim.createdAt().minus(ONE_TRANSACTION)),
                        Timestamp.from(claim.createdAt().plus(ONE_TRANSACTION)),
                        "%\"" + claim.id() + "\"%")
                .update();
    }
}
