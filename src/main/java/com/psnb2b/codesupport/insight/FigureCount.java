package com.psnb2b.codesupport.insight;

import com.psnb2b.codesupport.insight.Tally.Bucket;
import com.psnb2b.codesupport.insight.Tally.Cell;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the sums up to date with the claims that have changed, some at a time. What of a claim was counted before is taken
 * away and what it is now is added, in one transaction with the note of what is counted: a node that dies in between has
 * counted nothing, and what is counted twice changes nothing. One node at a time does it; nobody else waits.
 */
@Component
public class FigureCount {

    /** Of a transaction. */
    static final int AT_ONCE = 500;

    /** Of five seconds; a backlog is worked off by and by, beside everything else that is scheduled. */
    private static final Duration SHARE = Duration.ofSeconds(1);

    private static final long LOCK = 0x4649_4755_5245L;

    private static final String TAKE = """
            delete from claims.claim_changed
            where ctid = any (array(select ctid from claims.claim_changed limit ?)) returning claim_id""";

    private static final String CLAIMS = """
            select c.id, c.reseller_id, c.type, c.sku, c.batch_id, n.sequence as counted, n.reseller_id as old_reseller_id,
                n.type as old_type, n.sku as old_sku, n.batch_id as old_batch_id
            from claims.claim c left join claims.counted_claim n on n.claim_id = c.id
            where c.id = any(?)""";

    private static final String EVENTS = """
            select claim_id, sequence, type, at, actor,
                coalesce(data ->> 'decision', data #>> '{internal,decision}') as decision,
                data #>> '{internal,approved}' as approved
            from claims.claim_event where claim_id = any(?) and type = any(?) order by claim_id, sequence""";

    private static final String NOTE = """
            insert into claims.counted_claim (claim_id, sequence, reseller_id, type, sku, batch_id, filed_at, ended_as,
                ended_at, reviewer, overturned_at, overturned)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (claim_id) do update set sequence = excluded.sequence, reseller_id = excluded.reseller_id,
                type = excluded.type, sku = excluded.sku, batch_id = excluded.batch_id, ended_as = excluded.ended_as,
                ended_at = excluded.ended_at, reviewer = excluded.reviewer, overturned_at = excluded.overturned_at,
                overturned = excluded.overturned""";

    private static final String ADD = """
            insert into claims.figure as f (reseller_id, dimension, day, value, type, filed, replacement, refund, closure,
                withdrawn, not_covered, overturned)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (reseller_id, dimension, day, value, type) do update set filed = f.filed + excluded.filed,
                replacement = f.replacement + excluded.replacement, refund = f.refund + excluded.refund,
                closure = f.closure + excluded.closure, withdrawn = f.withdrawn + excluded.withdrawn,
                not_covered = f.not_covered + excluded.not_covered, overturned = f.overturned + excluded.overturned""";

    private static final String ADD_TIME = """
            insert into claims.figure_time as f (reseller_id, dimension, day, value, type, bucket, claims)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (reseller_id, dimension, day, value, type, bucket) do update set claims = f.claims + excluded.claims""";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    FigureCount(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void count() {
        long end = System.nanoTime() + SHARE.toNanos();
        while (some() == AT_ONCE && System.nanoTime() < end) {
            // The next ones.
        }
    }

    /**
     * Counts some of what has changed.
     *
     * @return of how many changes; 0 where there are none, or another node is at it
     */
    public int some() {
        return transaction.execute(status -> {
            boolean alone = jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK);
            List<String> taken = alone ? jdbc.queryForList(TAKE, String.class, AT_ONCE) : List.of();
            if (!taken.isEmpty()) {
                count(taken.stream().distinct().toArray(String[]::new));
            }
            return taken.size();
        });
    }

    private void count(String[] ids) {
        Map<String, List<Course.Event>> events = events(ids);
        Tally tally = new Tally();
        List<Object[]> notes = new ArrayList<>();
        jdbc.query(
                CLAIMS,
                row -> {
                    String id = row.getString("id");
                    Course course = new Course(
                            row.getString("reseller_id"),
                            row.getString("type"),
                            row.getString("sku"),
                            row.getString("batch_id"),
                            events.getOrDefault(id, List.of()));
                    // A test may have put it there by hand; every claim that was filed has an event.
                    if (course.events().isEmpty()) {
                        return;
                    }
                    int counted = row.getInt("counted");
                    if (counted > 0) {
                        Course before = course.before(
                                counted,
                                row.getString("old_reseller_id"),
                                row.getString("old_type"),
                                row.getString("old_sku"),
                                row.getString("old_batch_id"));
                        tally.add(before, -1);
                    }
                    tally.add(course, 1);
                    notes.add(note(id, course));
                },
                (Object) ids);
        jdbc.batchUpdate(NOTE, notes);
        jdbc.batchUpdate(
                ADD,
                tally.counts().entrySet().stream()
                        .map(entry -> Stream.concat(
                                        cell(entry.getKey()),
                                        Arrays.stream(entry.getValue()).boxed())
                                .toArray())
                        .toList());
        jdbc.batchUpdate(
                ADD_TIME,
                tally.times().entrySet().stream().map(FigureCount::time).toList());
    }

    private Map<String, List<Course.Event>> events(String[] ids) {
        Map<String, List<Course.Event>> events = new HashMap<>();
        jdbc.query(
                EVENTS,
                row -> {
                    String approved = row.getString("approved");
                    events.computeIfAbsent(row.getString("claim_id"), none -> new ArrayList<>())
                            .add(new Course.Event(
                                    row.getInt("sequence"),
                                    row.getString("type"),
                                    row.getTimestamp("at").toInstant(),
                                    row.getString("actor"),
                                    row.getString("decision"),
                                    approved == null ? null : Boolean.valueOf(approved)));
                },
                ids,
                Course.READ.toArray(String[]::new));
        return events;
    }

    private static Object[] note(String id, Course course) {
        Course.Reading reading = course.read();
        Course.End end = reading.end();
        List<Course.Overturned> overturned = reading.overturned();
        Course.Overturned last = overturned.isEmpty() ? null : overturned.get(overturned.size() - 1);
        return new Object[] {
            id,
            course.sequence(),
            course.resellerId(),
            course.type(),
            course.sku(),
            course.batchId(),
            timestamp(reading.filedAt()),
            end == null ? null : end.as(),
            end == null ? null : timestamp(end.at()),
            end == null ? null : end.reviewer(),
            last == null ? null : timestamp(last.at()),
            last == null ? null : last.reviewer()
        };
    }

    private static Stream<Object> cell(Cell cell) {
        return Stream.of(cell.reseller(), cell.dimension(), cell.day(), cell.value(), cell.type());
    }

    private static Object[] time(Map.Entry<Bucket, Integer> entry) {
        return Stream.concat(
                        cell(entry.getKey().cell()), Stream.of(entry.getKey().bucket(), entry.getValue()))
                .toArray();
    }

    private static Timestamp timestamp(Instant at) {
        return Timestamp.from(at);
    }
}
