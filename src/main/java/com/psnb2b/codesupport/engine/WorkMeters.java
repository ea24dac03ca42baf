package com.psnb2b.codesupport.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What waits for whom, counted in the database once in 30 seconds and the same on every node: open tasks and the age of
 * the oldest by candidate group, tasks past their due date, due jobs, jobs without retries left, incidents.
 */
@Component
class WorkMeters {

    private static final String BY_QUEUE = """
            select l.group_id_ queue, count(*) open, extract(epoch from now() - min(t.create_time_)) oldest,
                count(*) filter (where t.due_date_ < now()) overdue
            from act_ru_task t join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
            where l.group_id_ is not null group by 1""";
    private static final String SINGLE = """
            select (select count(*) from act_ru_job where duedate_ < now() and retries_ > 0 and suspension_state_ = 1) due,
                (select count(*) from act_ru_job where retries_ = 0) failed,
                (select count(*) from act_ru_incident) incidents""";

    private final JdbcClient jdbc;
    private final MultiGauge open;
    private final MultiGauge oldest;
    private final MultiGauge overdue;
    private final Map<String, Long> single = new ConcurrentHashMap<>();

    WorkMeters(JdbcClient jdbc, MeterRegistry registry) {
        this.jdbc = jdbc;
        open = MultiGauge.builder("codesupport.tasks.open")
                .description("Open tasks by candidate group")
                .register(registry);
        oldest = MultiGauge.builder("codesupport.tasks.oldest")
                .description("Age of the oldest open task by candidate group")
                .baseUnit("seconds")
                .register(registry);
        overdue = MultiGauge.builder("codesupport.tasks.overdue")
                .description("Open tasks past their due date by candidate group")
                .register(registry);
        registry.gauge("codesupport.jobs.due", single, counted -> counted.getOrDefault("due", 0L));
        registry.gauge("codesupport.jobs.failed", single, counted -> counted.getOrDefault("failed", 0L));
        registry.gauge("codesupport.incidents", single, counted -> counted.getOrDefault("incidents", 0L));
    }

    private record Queue(String queue, long open, double oldest, long overdue) {}

    @Scheduled(initialDelay = 5, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void count() {
        List<Queue> queues = jdbc.sql(BY_QUEUE).query(Queue.class).list();
        register(open, queues, Queue::open);
        register(oldest, queues, Queue::oldest);
        register(overdue, queues, Queue::overdue);
        jdbc.sql(SINGLE).query().singleRow().forEach((name, value) -> single.put(name, ((Number) value).longValue()));
    }

    private interface Value {
        Number of(Queue queue);
    }

    private static void register(MultiGauge gauge, List<Queue> queues, Value value) {
        gauge.register(
                queues.stream()
                        .map(queue -> MultiGauge.Row.of(Tags.of("queue", queue.queue()), value.of(queue)))
                        .toList(),
                true);
    }
}
