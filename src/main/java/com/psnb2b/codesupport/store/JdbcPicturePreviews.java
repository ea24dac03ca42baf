package com.psnb2b.codesupport.store;

import com.psnb2b.codesupport.claim.Ids;
import com.psnb2b.codesupport.claim.PicturePreviews;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was made of pictures, in PostgreSQL. */
@Repository
class JdbcPicturePreviews implements PicturePreviews {

    /** A piece of the claim, or of its case; the case itself may be asked for, too. */
    private static final String OF_OWNER =
            "(claim_id in (?) or case_id in (?, (select case_id from claims.claim where id = ?)))";

    private final JdbcClient jdbc;

    JdbcPicturePreviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> seen(List<String> evidenceIds) {
        return jdbc.sql("select evidence_id from claims.picture where evidence_id = any(?)")
                .params((Object) evidenceIds.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    @Override
    public void keep(String claimId, String evidenceId, Look look, Instant at) {
        jdbc.sql("""
                        insert into claims.picture (evidence_id, claim_id, fingerprint, thumbnail, looked_at)
                        select id, coalesce(claim_id, case_id), ?, ?, ? from claims.evidence
                        where id = ? and """ + OF_OWNER + """
                         for key share
                        on conflict do nothing""")
                .params(look.fingerprint(), look.thumbnail(), Timestamp.from(at), evidenceId, claimId, claimId, claimId)
                .update();
    }

    @Override
    public Optional<byte[]> thumbnail(String claimId, String evidenceId) {
        return jdbc.sql("select thumbnail from claims.picture p join claims.evidence e on e.id = p.evidence_id"
                        + " where e.id = ? and thumbnail is not null and "
                        + OF_OWNER.replace("claim_id in", "e.claim_id in"))
                .params(evidenceId, claimId, claimId, claimId)
                .query(byte[].class)
                .optional();
    }

    @Override
    public List<Unseen> afterMark(Instant before, int limit) {
        // A statement is JSON, and no kind of file that is kept begins like it. Lateral, so that the index is entered
        // at
        // the mark: a join reads all evidence that was ever filed.
        return jdbc.sql("""
                        with mark as (select up_to from claims.picture_mark for update skip locked)
                        select e.* from mark cross join lateral (
                            select id, coalesce(claim_id, case_id) as claim_id,
                                coalesce(substring(content from 1 for 1) <> '{'::bytea, true) as file
                            from claims.evidence where id > mark.up_to and id < ?
                            order by id limit ?) e""")
                .params(Ids.firstEvidence(before), limit)
                .query((row, number) ->
                        new Unseen(row.getString("claim_id"), row.getString("id"), row.getBoolean("file")))
                .list();
    }

    @Override
    public void mark(String evidenceId) {
        jdbc.sql("update claims.picture_mark set up_to = ?").param(evidenceId).update();
    }
}
