package com.psnb2b.codesupport.precedents;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.DecidedClaims;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.claim.Outcome;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.code.CodeReference;
import com.psnb2b.codesupport.policy.Policies;
import com.psnb2b.codesupport.policy.Worth;
import com.psnb2b.codesupport.store.ClaimUnitOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How claims were decided, by what they are like. One row a decided claim; the newest of each key are compared. */
@Component
public class Precedents implements DecidedClaims {

    /** Of each key so many are looked at, whatever there is: a look costs the same at any number of claims. */
    private static final int LOOKED_AT = 100;

    private static final String SAME_CODE = """
            exists (select 1 from claims.claim c where (c.code_fingerprint = any(?) or c.code_look_alike = any(?))
                and c.id <> ? and c.status <> 'withdrawn')""";
    private static final String SAME_FILE = """
            exists (select 1 from claims.evidence own join claims.evidence other
                on left(other.sha256, 8) = left(own.sha256, 8) and other.sha256 = own.sha256
                where own.id = any(?) and other.claim_id <> ?)""";
    private static final String SIGNALS =
            "case when " + SAME_CODE + " then 'signals same_code\n' else '' end || case when " + SAME_FILE
                    + " then 'signals same_file\n' else '' end";

    private static final String KEEP = """
            insert into claims.precedent (claim_id, decided_at, decision, reason_code,
                key_1, key_2, key_3, key_4, key_5, key_6, traits)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? || """ + " " + SIGNALS + "\n" + """
            on conflict (claim_id) do update set decided_at = excluded.decided_at, decision = excluded.decision,
                reason_code = excluded.reason_code""";

    private static final String FIND = IntStream.rangeClosed(1, Traits.KEYS)
            .mapToObj(key -> "(select number, claim_id, decided_at, decision, reason_code, traits from claims.precedent"
                    + " where key_" + key + " = ? and claim_id <> ? order by number desc limit " + LOOKED_AT + ")")
            .collect(Collectors.joining(" union ", "select * from (", ") found order by number desc"));

    private final JdbcClient jdbc;
    private final Policies policies;

    Precedents(JdbcClient jdbc, Policies policies) {
        this.jdbc = jdbc;
        this.policies = policies;
    }

    @Override
    public void keep(Claim claim) {
        ClaimUnitOfWork.write(KEEP, row(claim).toArray());
    }

    /** The same of a claim that was decided before. */
    void keepEarlier(Claim claim) {
        jdbc.sql(KEEP).params(row(claim)).update();
    }

    /** The decided claims that are most like this one, itself left out; none for a claim that is not judged yet. */
    public Optional<LikeClaims> like(Claim claim) {
        if (claim.judgement() == null) {
            return Optional.empty();
        }
        return Optional.of(like(traits(claim).with(signals(claim)), claim.id()));
    }

    /** @param claimId of the claim that is like this, and is left out */
    LikeClaims like(Traits traits, String claimId) {
        List<Object> params = new ArrayList<>();
        for (long key : traits.keys()) {
            params.add(key);
            params.add(claimId);
        }
        List<Precedent> found = jdbc.sql(FIND)
                .params(params)
                .query((row, number) -> precedent(row, traits))
                .list();
        return LikeClaims.of(traits, found);
    }

    private List<String> signals(Claim claim) {
        return jdbc.sql("select " + SIGNALS)
                .params(others(claim))
                .query(String.class)
                .single()
                .lines()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    private Traits traits(Claim claim) {
        return Traits.of(claim, Worth.of(claim, policies.current()));
    }

    private List<Object> row(Claim claim) {
        Traits traits = traits(claim);
        Outcome outcome = claim.outcome();
        List<Object> row = new ArrayList<>(List.of(
                claim.id(), Timestamp.from(outcome.at()), WireName.of(outcome.decision()), outcome.reasonCode()));
        for (long key : traits.keys()) {
            row.add(key);
        }
        row.add(traits.text());
        row.addAll(others(claim));
        return row;
    }

    /** What {@link #SIGNALS} asks for. */
    private static List<Object> others(Claim claim) {
        CodeReference code = claim.facts().code();
        String[] files = claim.evidence().stream()
                .filter(item -> item.isFile() && !item.shared())
                .map(item -> item.id())
                .toArray(String[]::new);
        return List.of(
                code == null ? new String[0] : code.fingerprints().toArray(String[]::new),
                code == null ? new String[0] : code.lookAlikes().toArray(String[]::new),
                claim.id(),
                files,
                claim.id());
    }

    private static Precedent precedent(ResultSet row, Traits asked) throws SQLException {
        Traits traits = Traits.read(row.getString("traits"));
        return new Precedent(
                row.getString("claim_id"),
                traits,
                asked.likeness(traits),
                WireName.find(DecisionKind.class, row.getString("decision")).orElseThrow(),
                row.getString("reason_code"),
                row.getTimestamp("decided_at").toInstant());
    }
}
