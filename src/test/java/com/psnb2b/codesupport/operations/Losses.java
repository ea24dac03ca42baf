package com.psnb2b.codesupport.operations;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What went wrong with claims, by their ids.
 *
 * @param lost answered with 201 and not there, or with a gap in the timeline
 * @param doubled a second claim for one key, a second process for one claim, a step of a claim that was done twice
 * @param stuck without the process or the task that the status asks for, processes without a claim or a second look, second looks without a process, jobs that are due or
 *     have given up, incidents
 */
record Losses(List<String> lost, List<String> doubled, List<String> stuck) {

    static final Losses NONE = new Losses(List.of(), List.of(), List.of());

    /** @param answered what {@link ClaimTraffic} was answered */
    static Losses of(JdbcClient jdbc, Map<String, String> answered) {
        List<String> kept = ids(jdbc, "select id from claims.claim where order_id like '" + ClaimTraffic.ORDERS + "%'");
        Set<String> wanted = new HashSet<>(answered.values());

        List<String> lost = new ArrayList<>(wanted);
        lost.removeAll(new HashSet<>(kept));
        lost.addAll(ids(jdbc, """
                select c.id from claims.claim c join (
                    select claim_id, count(*) n, max(sequence) last from claims.claim_event group by 1) e on e.claim_id = c.id
                where e.n <> e.last or c.sequence <> e.last"""));

        List<String> doubled = new ArrayList<>(kept);
        doubled.removeAll(wanted);
        answered.values().stream().filter(id -> !wanted.remove(id)).forEach(doubled::add);
        doubled.addAll(ids(jdbc, """
                select business_key_ from act_hi_procinst group by 1 having count(*) > 1
                union all select claim_id from claims.claim_event
                where type in ('claim.created', 'claim.submitted', 'claim.evidence_required', 'claim.evidence_reminder',
                    'claim.late_review', 'claim.resolved')
                group by claim_id, type having count(*) > 1"""));

        List<String> stuck = ids(jdbc, """
                select c.id from claims.claim c
                where case when c.status in ('resolved', 'withdrawn') then 0 else 1 end <> (
                    select count(*) from act_ru_execution e join act_ru_task t on t.proc_inst_id_ = e.id_
                    where e.business_key_ = c.id and e.parent_id_ is null)
                union all select p.id_ from act_hi_procinst p
                where not exists (select 1 from claims.claim c where c.id = p.business_key_)
                    and not exists (select 1 from claims.second_look l where l.id = p.business_key_)
                union all select l.id from claims.second_look l
                where l.started_at is not null
                    and not exists (select 1 from act_hi_procinst p where p.business_key_ = l.id)
                union all select id_ from act_ru_incident
                union all select id_ from act_ru_job where retries_ = 0""");
        stuck.addAll(due(jdbc));
        return new Losses(lost, doubled, stuck);
    }

    /** The jobs that should have been worked off by now, a thousand of them at most. */
    static List<String> due(JdbcClient jdbc) {
        // As the engine writes it: the local time of the JVM.
        return jdbc.sql("select id_ from act_ru_job where duedate_ is null or duedate_ <= ? limit 1000")
                .param(Timestamp.from(Instant.now()))
                .query(String.class)
                .list();
    }

    private static List<String> ids(JdbcClient jdbc, String sql) {
        return new ArrayList<>(jdbc.sql(sql).query(String.class).list());
    }

    @Override
    public String toString() {
        String counts = "%d lost, %d doubled, %d stuck".formatted(lost.size(), doubled.size(), stuck.size());
        return equals(NONE) ? counts : counts + ": " + lost + doubled + stuck;
    }
}
