package com.psnb2b.codesupport.secondlook;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.Decision;
import com.psnb2b.codesupport.claim.Erasure;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.secondlook.DrawKeys.DrawKey;
import com.psnb2b.codesupport.secondlook.SecondLook.Answer;
import com.psnb2b.codesupport.secondlook.SecondLook.Ending;
import com.psnb2b.codesupport.secondlook.SecondLook.SettledFor;
import com.psnb2b.codesupport.secondlook.SecondLook.Settlement;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Second looks in PostgreSQL. It writes tables of its own, and none of a claim's. */
@Repository
class LookStore {

    /** A claim that was decided. */
    record Due(String claimId, Instant decidedAt) {}

    private final JdbcClient jdbc;

    LookStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes decided claims that nobody has drawn yet, the earliest first; other nodes pass over them. */
    List<Due> takeDue(int most) {
        return jdbc.sql("""
                        delete from claims.second_look_due where claim_id in (
                            select claim_id from claims.second_look_due
                            order by decided_at limit ? for update skip locked)
                        returning claim_id, decided_at""")
                .param(most)
                .query((row, number) ->
                        new Due(row.getString(1), row.getTimestamp(2).toInstant()))
                .list();
    }

    void drawn(Due due, DrawKey key, BigDecimal rate, boolean drawn) {
        jdbc.sql("insert into claims.second_look_draw (claim_id, key_id, decided_at, rate, drawn)"
                        + " values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(due.claimId(), key.id(), Timestamp.from(due.decidedAt()), rate, drawn)
                .update();
    }

    void add(String id, Claim claim, Instant now, Instant dueAt) {
        Decision first = claim.decision();
        jdbc.sql("""
                        insert into claims.second_look (id, claim_id, type, first_decision, first_reason, first_by,
                            approved_by, drawn_at, due_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        id,
                        claim.id(),
                        WireName.of(claim.judgement().classification().type()),
                        WireName.of(first.kind()),
                        first.reasonCode(),
                        first.by(),
                        claim.approval() == null ? null : claim.approval().by(),
                        Timestamp.from(now),
                        Timestamp.from(dueAt))
                .update();
    }

    /** A look whose process has not started, held until the transaction ends; others are passed over. */
    Optional<SecondLook> nextToStart() {
        return jdbc.sql("""
                        select * from claims.second_look where started_at is null and ended_at is null
                        order by drawn_at limit 1 for update skip locked""").query(LookStore::look).optional();
    }

    void started(String id, Instant now) {
        jdbc.sql("update claims.second_look set started_at = ? where id = ?")
                .params(Timestamp.from(now), id)
                .update();
    }

    Optional<SecondLook> find(String id) {
        return one("select * from claims.second_look where id = ?", id);
    }

    /** The same, held until the transaction ends. */
    Optional<SecondLook> forWork(String id) {
        return one("select * from claims.second_look where id = ? for update", id);
    }

    Optional<SecondLook> ofClaim(String claimId) {
        return one("select * from claims.second_look where claim_id = ?", claimId);
    }

    private Optional<SecondLook> one(String sql, String id) {
        return jdbc.sql(sql).param(id).query(LookStore::look).optional();
    }

    void taken(String id, String person) {
        jdbc.sql("update claims.second_look set taken_by = ? where id = ?")
                .params(person, id)
                .update();
    }

    /** @param agreed whether that ends it */
    void answered(String id, Answer answer, boolean agreed) {
        Timestamp at = Timestamp.from(answer.at());
        jdbc.sql("""
                        update claims.second_look set decision = ?, reason = ?, note = ?, answered_by = ?,
                            answered_at = ?, ended_at = ?, ending = ? where id = ?""")
                .params(
                        answer.decision(),
                        answer.reason(),
                        answer.note(),
                        answer.by(),
                        at,
                        agreed ? at : null,
                        agreed ? WireName.of(Ending.AGREED) : null,
                        id)
                .update();
    }

    void settled(String id, Settlement settlement, Instant now) {
        jdbc.sql("""
                        update claims.second_look set settled_for = ?, settlement = ?, settled_by = ?, ended_at = ?,
                            ending = ? where id = ?""")
                .params(
                        WireName.of(settlement.settledFor()),
                        settlement.words(),
                        settlement.by(),
                        Timestamp.from(now),
                        WireName.of(Ending.SETTLED),
                        id)
                .update();
    }

    /** Takes out what anybody wrote, and ends it where it is open. */
    void erase(String id, Instant now) {
        jdbc.sql("""
                        update claims.second_look set
                            note = case when note is null then null else :word end,
                            settlement = case when settlement is null then null else :word end,
                            ending = coalesce(ending, :erased), ended_at = coalesce(ended_at, :now)
                        where id = :id""")
                .param("word", Erasure.WORD)
                .param("erased", WireName.of(Ending.ERASED))
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    /** Looks that were answered from the first instant on and before the second, oldest first. */
    List<SecondLook> answered(Instant from, Instant until, String type) {
        return jdbc.sql("""
                        select * from claims.second_look
                        where answered_at >= :from and answered_at < :until and (:type::text is null or type = :type)
                        order by answered_at, id""")
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("type", type)
                .query(LookStore::look)
                .list();
    }

    /** Looks that have ended with a disagreement of which this person was a part, newest first. */
    List<SecondLook> settledOf(String person, int most) {
        return jdbc.sql("""
                        select * from claims.second_look
                        where ended_at is not null and ending = 'settled' and (first_by = :person or answered_by = :person)
                        order by ended_at desc limit :most""")
                .param("person", person)
                .param("most", most)
                .query(LookStore::look)
                .list();
    }

    /** What was drawn with a key, and what was not, in the order of the decisions. */
    List<Drawn> draws(int keyId, Instant after, String afterClaim, int most) {
        return jdbc.sql("""
                        select claim_id, decided_at, rate, drawn from claims.second_look_draw
                        where key_id = ? and (decided_at, claim_id) > (?, ?)
                        order by decided_at, claim_id limit ?""")
                .params(keyId, Timestamp.from(after), afterClaim, most)
                .query((row, number) -> new Drawn(
                        row.getString(1), row.getTimestamp(2).toInstant(), row.getBigDecimal(3), row.getBoolean(4)))
                .list();
    }

    /** Whether a claim was drawn, and at which rate. */
    record Drawn(String claimId, Instant decidedAt, BigDecimal rate, boolean drawn) {}

    private static SecondLook look(ResultSet row, int number) throws SQLException {
        String answeredBy = row.getString("answered_by");
        String settledBy = row.getString("settled_by");
        return new SecondLook(
                row.getString("id"),
                row.getString("claim_id"),
                row.getString("type"),
                new Answer(
                        row.getString("first_decision"),
                        row.getString("first_reason"),
                        null,
                        row.getString("first_by"),
                        null),
                row.getString("approved_by"),
                row.getTimestamp("drawn_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                row.getString("taken_by"),
                answeredBy == null
                        ? null
                        : new Answer(
                                row.getString("decision"),
                                row.getString("reason"),
                                row.getString("note"),
                                answeredBy,
                                row.getTimestamp("answered_at").toInstant()),
                settledBy == null
                        ? null
                        : new Settlement(
                                WireName.find(SettledFor.class, row.getString("settled_for"))
                                        .orElseThrow(),
                                row.getString("settlement"),
                                settledBy),
                row.getTimestamp("ended_at") == null
                        ? null
                        : row.getTimestamp("ended_at").toInstant(),
                WireName.find(Ending.class, row.getString("ending")).orElse(null));
    }
}
