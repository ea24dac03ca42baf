package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.casework.OpenWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the engine's open tasks in the database: its own queries read each with its rights. */
@Component
class CamundaOpenWork implements OpenWork {

    private static final Duration SOON = Duration.ofHours(24);

    private static final String COUNTS = """
            count(*) as open, min(t.create_time_) as oldest,
            count(*) filter (where t.due_date_ >= :now::timestamptz and t.due_date_ < :soon::timestamptz) as due,
            count(*) filter (where t.due_date_ < :now::timestamptz) as overdue
            from act_ru_task t""";

    private static final String OF_QUEUE =
            " left join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null";

    private static final String BY_QUEUE =
            "select l.group_id_ as place, " + COUNTS + OF_QUEUE + " group by 1 order by 2 desc, 1";

    private static final String OF_PROCESS =
            " where t.proc_def_id_ in (select id_ from act_re_procdef where key_ = :process)";

    private static final String BY_STEP =
            "select t.task_def_key_ as place, " + COUNTS + OF_PROCESS + " group by 1 order by 1";

    private static final String TASK = """
            select t.id_, e.business_key_, t.name_, t.create_time_, t.due_date_, t.assignee_
            from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
            """;

    private static final String TASKS = TASK + """
            where (:queue::text is null or exists (select 1 from act_ru_identitylink l
                    where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ = :queue))
                and (:step::text is null or t.task_def_key_ = :step)
                and (:until::timestamptz is null or t.due_date_ < :until::timestamptz)
                and (:from::timestamptz is null or t.due_date_ >= :from::timestamptz)
            order by t.due_date_, t.create_time_, t.id_ limit :limit offset :offset""";

    private final JdbcClient jdbc;

    CamundaOpenWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Waiting> byQueue(Instant now) {
        return count(BY_QUEUE, now);
    }

    @Override
    public List<Waiting> byStep(Instant now) {
        return count(BY_STEP, now);
    }

    private List<Waiting> count(String sql, Instant now) {
        return jdbc.sql(sql)
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(now.plus(SOON)))
                .param("process", ProcessModel.KEY)
                .query((row, number) -> new Waiting(
                        row.getString("place"),
                        row.getLong("open"),
                        row.getTimestamp("oldest").toInstant(),
                        row.getLong("due"),
                        row.getLong("overdue")))
                .list();
    }

    @Override
    public List<Task> tasks(String queue, String step, Lateness lateness, Instant now, int offset, int limit) {
        Instant until = switch (lateness) {
            case OPEN -> null;
            case DUE -> now.plus(SOON);
            case OVERDUE -> now;
        };
        return jdbc.sql(TASKS)
                .param("queue", queue)
                .param("step", step)
                .param("until", timestamp(until))
                .param("from", timestamp(lateness == Lateness.DUE ? now : null))
                .param("limit", limit)
                .param("offset", offset)
                .query(CamundaOpenWork::task)
                .list();
    }

    @Override
    public Optional<Task> taskOf(String claimId) {
        return jdbc.sql(TASK + "where e.business_key_ = ? order by t.create_time_, t.id_ limit 1")
                .param(claimId)
                .query(CamundaOpenWork::task)
                .optional();
    }

    private static Task task(ResultSet row, int number) throws SQLException {
        return new Task(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                instant(row.getTimestamp(4)),
                instant(row.getTimestamp(5)),
                row.getString(6));
    }

    private static Timestamp timestamp(Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
