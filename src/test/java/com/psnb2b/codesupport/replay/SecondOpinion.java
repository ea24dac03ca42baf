package com.psnb2b.codesupport.replay;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a shorter window for every type would have done, worked out a second time: by SQL over the kept bodies, without a
 * line of the code that judges.
 */
final class SecondOpinion {

    private static final String SQL = """
            with claim as (
                select lower(body #>> '{judgement,window,state}') as recorded,
                    lower(body #>> '{judgement,coverage}') = 'not_covered' as not_covered,
                    jsonb_array_length(body #> '{judgement,evidence,missing}') > 0 as incomplete,
                    (body #>> '{judgement,window,opens_at}')::timestamptz as opened,
                    coalesce((body #>> '{judgement,window,opens_at}')::timestamptz, created_at)
                        + make_interval(days => :days) as closes,
                    least((body ->> 'known_at')::timestamptz, (body ->> 'submitted_at')::timestamptz) as complete,
                    (body #>> '{judgement,window,measured_at}')::timestamptz as measured
                from claims.claim where reseller_id = :reseller
            ), judged as (
                select *, complete > closes or incomplete and measured > closes as late from claim
            )
            select case when recorded = 'late' then 'late_review: senior-reviewers'
                        when incomplete then 'collecting'
                        when not_covered then 'not_covered'
                        else 'under_review: reviewers' end
                || ' > ' ||
                   case when late then 'late_review: senior-reviewers'
                        when incomplete then 'collecting'
                        when not_covered then 'not_covered'
                        else 'under_review: reviewers' end as move,
                count(*) as claims
            from judged group by 1""";

    private SecondOpinion() {}

    /** Claims of the reseller by where they went and where they would go, as {@code from > to}. */
    static Map<String, Long> moves(JdbcClient jdbc, String reseller, int days) {
        Map<String, Long> moves = new TreeMap<>();
        jdbc.sql(SQL).param("days", days).param("reseller", reseller).query(row -> {
            moves.put(row.getString("move"), row.getLong("claims"));
        });
        return moves;
    }
}
