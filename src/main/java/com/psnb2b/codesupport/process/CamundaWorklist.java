package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.casework.Worklist;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Chooses by queries of our own, since the engine's is a distinct over a join that reads every open task; takes by the
 * engine, so that rights, listeners and history are as with any task.
 */
@Component
class CamundaWorklist implements Worklist {

    /**
     * Those for this person among the first hundred tasks that nobody has, of each step and priority. The tasks of one
     * step and priority are as a rule open to the same groups.
     */
    private static final String HEADS = """
            with recursive kind (step, priority) as (
              (select task_def_key_, priority_ from act_ru_task where assignee_ is null
                order by task_def_key_, priority_ limit 1)
              union all
              select next.task_def_key_, next.priority_ from kind cross join lateral (
                select task_def_key_, priority_ from act_ru_task
                where assignee_ is null and (task_def_key_, priority_) > (kind.step, kind.priority)
                order by task_def_key_, priority_ limit 1) next),
            candidate as materialized (select head.id_ from kind cross join lateral (
                select id_ from act_ru_task
                where assignee_ is null and task_def_key_ = kind.step and priority_ = kind.priority
                order by due_date_, id_ limit 100) head
              where exists (select 1 from act_ru_identitylink l
                where l.task_id_ = head.id_ and l.type_ = 'candidate'
                  and (l.group_id_ in (:groups) or l.user_id_ = :person)
                -- Else all links of the groups would be read at once.
                offset 0))
            """;

    /** All tasks of the person's groups, which are few where none is among the first. */
    private static final String OF_GROUPS = """
            with candidate as materialized (select distinct task_id_ id_ from act_ru_identitylink
              where type_ = 'candidate' and (group_id_ in (:groups) or user_id_ = :person))
            """;

    /** Of the candidates, the most urgent that is free and is not the approval of the person's own decision. */
    private static final String MOST_URGENT = """
            select t.id_ from candidate join act_ru_task t using (id_)
            where t.assignee_ is null and t.suspension_state_ = 1
              and t.proc_def_id_ in (select id_ from act_re_procdef where key_ = :process)
              and not (t.task_def_key_ = :approval and exists (select 1
                from act_ru_execution e join claims.claim c on c.id = e.business_key_
                where e.id_ = t.proc_inst_id_ and c.body #>> '{decision,by}' = :person))
            order by t.priority_ desc, t.due_date_, t.id_ limit 1 for update of t skip locked""";

    private final JdbcClient jdbc;
    private final TaskService tasks;
    private final InTheNameOf inTheNameOf;

    CamundaWorklist(JdbcClient jdbc, TaskService tasks, InTheNameOf inTheNameOf) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.inTheNameOf = inTheNameOf;
    }

    @Override
    @Transactional
    public Optional<String> takeNext(String person) {
        List<String> groups = inTheNameOf.groups(person);
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> next = find(HEADS, person, groups).or(() -> find(OF_GROUPS, person, groups));
        next.ifPresent(task -> inTheNameOf.run(person, () -> tasks.claim(task, person)));
        return next;
    }

    private Optional<String> find(String candidates, String person, List<String> groups) {
        return jdbc.sql(candidates + MOST_URGENT)
                .params(Map.of(
                        "process", ClaimProcess.KEY, "approval", "approve-outcome", "groups", groups, "person", person))
                .query(String.class)
                .optional();
    }
}
