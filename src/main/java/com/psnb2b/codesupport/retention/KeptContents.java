package com.psnb2b.codesupport.retention;

import com.psnb2b.codesupport.claim.CaseStore;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimCase;
import com.psnb2b.codesupport.claim.ClaimEvent;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.ClaimStore.Position;
import com.psnb2b.codesupport.claim.Erasure;
import com.psnb2b.codesupport.store.JsonColumns;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What is kept of claims in PostgreSQL beside their row, and its erasure. Each method needs the transaction in which the
 * claim itself is changed; what is called for a claim that has nothing of the kind does nothing.
 */
@Repository
class KeptContents {

    /** How much of a claim is there to be erased. */
    enum Stage {
        /** Everything is there; its evidence may go. */
        EVIDENCE,
        /** The evidence is gone; what was written may go. */
        TEXTS
    }

    // The stage stands in the text: of a parameter the planner could not tell that the partial index holds it.
    private static final String NEXT = """
            select created_at, id from claims.claim
            where erased = %d and created_at < ? and (created_at, id) > (?, ?)
                and not held and status in ('resolved', 'withdrawn', 'not_covered')
            order by created_at, id limit 1 for update skip locked""";

    /** An answer is kept in the transaction that files its claim. */
    private static final Duration ONE_TRANSACTION = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final JsonColumns documents;
    private final ClaimStore claims;
    private final CaseStore cases;
    private final Clock clock;

    KeptContents(JdbcClient jdbc, JsonColumns documents, ClaimStore claims, CaseStore cases, Clock clock) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.claims = claims;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * The first claim after a place, by the time of filing, that has ended, is under no hold and is as far as the stage
     * says. Its row is held until the transaction ends; one that another node holds is passed over.
     *
     * @param before claims filed earlier than this
     */
    Optional<Position> next(Stage stage, Instant before, Position after) {
        return jdbc.sql(NEXT.formatted(stage.ordinal()))
                .params(Timestamp.from(before), Timestamp.from(after.createdAt()), after.id())
                .query((row, number) ->
                        new Position(row.getTimestamp("created_at").toInstant(), row.getString("id")))
                .optional();
    }

    /** Notes whether the claim is under a hold, for {@link #next}. */
    void markHeld(String claimId, boolean held) {
        jdbc.sql("update claims.claim set held = ? where id = ?")
                .params(held, claimId)
                .update();
    }

    /** Erases the bytes of its evidence, and what was made of its pictures. */
    void eraseEvidence(String claimId) {
        delete("claim_id", claimId);
        jdbc.sql("update claims.claim set erased = 1 where id = ?")
                .param(claimId)
                .update();
        caseWithNoneLeft(claimId, 1).ifPresent(id -> delete("case_id", id));
    }

    /** What was made of pictures goes with them, and a file with the last evidence that has taken it. */
    private void delete(String owner, String id) {
        List<String> files = jdbc.sql("delete from claims.evidence where " + owner + " = ? returning file_id")
                .param(id)
                .query(String.class)
                .list();
        files.stream().filter(Objects::nonNull).distinct().sorted().forEach(this::deleteUnused);
    }

    private void deleteUnused(String file) {
        // Held first: only a statement that begins afterwards sees evidence that was taking it meanwhile.
        jdbc.sql("select from claims.stored_file where id = ? for update")
                .param(file)
                .query(row -> {});
        jdbc.sql("""
                        delete from claims.stored_file f where id = ? and expires_at is null
                            and not exists (select 1 from claims.evidence where file_id = f.id)""").param(file).update();
    }

    /** The claim's case, held, where every claim of it is erased so far; what is shared goes with the last of them. */
    private Optional<String> caseWithNoneLeft(String claimId, int stage) {
        return jdbc.sql("""
                        select id from claims.claim_case
                        where id = (select case_id from claims.claim where id = ?) for update""")
                .param(claimId)
                .query(String.class)
                .optional()
                .filter(id -> jdbc.sql(
                                "select not exists (select 1 from claims.claim where case_id = ? and erased < ?)")
                        .params(id, stage)
                        .query(Boolean.class)
                        .single());
    }

    private void eraseMessages(String owner, String id) {
        jdbc
                .sql("update claims.message set text = ? where " + owner + " = ? returning at")
                .params(Erasure.WORD, id)
                .query(Timestamp.class)
                .list()
                .stream()
                .map(Timestamp::toInstant)
                .forEach(at -> eraseAnswer(id, at, at));
    }

    private void eraseTextsOfCase(ClaimCase found) {
        eraseMessages("case_id", found.id());
        jdbc.sql("update claims.claim_case set body = ?::jsonb where id = ?")
                .params(documents.write(found.erased(clock.instant())), found.id())
                .update();
        jdbc.sql("delete from claims.mail_received where about = ?")
                .param(found.id())
                .update();
        eraseAnswer(found.id(), found.createdAt(), found.updatedAt());
    }

    /**
     * Erases what was written: in the claim as it was submitted, in its events, in mails about it, in the answer kept for its
     * sender.
     */
    void eraseTexts(String claimId) {
        Claim submitted = claims.asSubmitted(claimId).orElse(null);
        if (submitted != null) {
            submitted.eraseTexts();
        }
        jdbc.sql("update claims.claim set erased = 2, sealed = ?::jsonb where id = ?")
                .params(submitted == null ? null : documents.write(submitted), claimId)
                .update();
        jdbc.sql("""
                        update claims.signal_answer set note = ?
                        where (claim_id = ? or other_id = ?) and note is not null""").params(Erasure.WORD, claimId, claimId).update();
        eraseMessages("claim_id", claimId);
        jdbc.sql("delete from claims.mail_received where about = ?")
                .param(claimId)
                .update();
        claims.timeline(claimId).forEach(event -> erase(claimId, event));
        claims.find(claimId).ifPresent(claim -> eraseAnswer(claim.id(), claim.createdAt(), claim.updatedAt()));
        caseWithNoneLeft(claimId, 2).flatMap(cases::find).ifPresent(this::eraseTextsOfCase);
    }

    private void erase(String claimId, ClaimEvent event) {
        Map<String, Object> left = Erasure.of(event.data());
        if (!left.equals(event.data())) {
            jdbc.sql("update claims.claim_event set data = ?::jsonb where claim_id = ? and sequence = ?")
                    .params(documents.write(left), claimId, event.sequence())
                    .update();
        }
    }

    /** A repeated call still finds the claim that it worked on, and nothing that its sender wrote. */
    private void eraseAnswer(String id, Instant from, Instant to) {
        jdbc.sql("""
                        update claims.idempotency_key
                        set response = jsonb_set(
                            jsonb_set(
                                jsonb_set(response::jsonb, '{text}', '"[erased]"', false) || '{"reference": null}',
                                '{evidence,items}', '[]', false),
                            '{appeal,records}', '[]', false)::text
                        where created_at between ? and ? and response like ?""")
                .params(
                        Timestamp.from(from.minus(ONE_TRANSACTION)),
                        Timestamp.from(to.plus(ONE_TRANSACTION)),
                        "%\"" + id + "\"%")
                .update();
    }
}
