package com.psnb2b.codesupport.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Links that let whoever holds them see one claim, until they expire or are revoked. The table holds hashes alone. */
@Component
public class ClaimLinks {

    private final JdbcClient jdbc;
    private final Clock clock;

    ClaimLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A link in force.
     *
     * @param resellerId of the claim
     * @param readOnly whether its holder may look and do nothing else
     * @param mayWithdraw whether its holder may take the claim back
     */
    public record Link(String claimId, String resellerId, boolean readOnly, boolean mayWithdraw, Instant expiresAt) {}

    /** Makes a link and returns its token, the only time that it can be seen. */
    public String create(String claimId, boolean readOnly, boolean mayWithdraw, Instant expiresAt, String by) {
        String token = Tokens.fresh("cll_");
        jdbc.sql("""
                        insert into claims.claim_link
                            (token_hash, claim_id, read_only, may_withdraw, created_at, created_by, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        Tokens.sha256(token),
                        claimId,
                        readOnly,
                        mayWithdraw,
                        Timestamp.from(clock.instant()),
                        by,
                        Timestamp.from(expiresAt))
                .update();
        return token;
    }

    /** The link whose token has this SHA-256; empty where it is unknown, expired or revoked, which look the same. */
    Optional<Link> inForce(byte[] tokenHash) {
        return jdbc.sql("""
                        select l.claim_id, c.reseller_id, l.read_only, l.may_withdraw, l.expires_at
                        from claims.claim_link l join claims.claim c on c.id = l.claim_id
                        where l.token_hash = ? and l.revoked_at is null and l.expires_at > ?""")
                .params(tokenHash, Timestamp.from(clock.instant()))
                .query(ClaimLinks::link)
                .optional();
    }

    /** Ends every link to a claim, at once and for good. */
    public void revoke(String claimId) {
        jdbc.sql("update claims.claim_link set revoked_at = ? where claim_id = ? and revoked_at is null")
                .params(Timestamp.from(clock.instant()), claimId)
                .update();
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        return new Link(
                row.getString("claim_id"),
                row.getString("reseller_id"),
                row.getBoolean("read_only"),
                row.getBoolean("may_withdraw"),
                row.getTimestamp("expires_at").toInstant());
    }
}
