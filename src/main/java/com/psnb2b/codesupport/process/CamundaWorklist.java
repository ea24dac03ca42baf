package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.casework.GroupDecisions.Step;
import com.psnb2b.codesupport.casework.Worklist;
import com.psnb2b.codesupport.engine.LeadingTask;
import com.psnb2b.codesupport.engine.RunAs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
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
                  and priority_ >= :leading
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

    /**
     * Of the candidates, the most urgent that is free. Nobody approves their own decision: where such a task leads its case,
     * another one of the case stands for it that somebody else has decided, if there is one. Whoever takes that holds the
     * leading one meanwhile, so that two never choose the same.
     */
    private static final String MOST_URGENT = """
            select mine.id_ from candidate join act_ru_task t using (id_)
            cross join lateral (select case when t.task_def_key_ = :approval and exists (select 1
                from act_ru_execution e join claims.claim c on c.id = e.business_key_
                where e.id_ = t.proc_inst_id_ and c.body #>> '{decision,by}' = :person)
              then (select other.id_
                from act_ru_execution own join claims.claim led on led.id = own.business_key_
                join claims.claim c on c.case_id = led.case_id
                join act_ru_execution e on e.business_key_ = c.id
                join act_ru_task other on other.proc_inst_id_ = e.id_
                where own.id_ = t.proc_inst_id_ and other.task_def_key_ = :approval
                  and other.assignee_ is null and other.suspension_state_ = 1
                  and c.body #>> '{decision,by}' is distinct from :person
                  and exists (select 1 from act_ru_identitylink l where l.task_id_ = other.id_ and l.type_ = 'candidate'
                    and (l.group_id_ in (:groups) or l.user_id_ = :person))
                order by other.due_date_, other.id_ limit 1)
              else t.id_ end id_) mine
            where t.assignee_ is null and t.suspension_state_ = 1 and t.priority_ >= :leading
              and t.proc_def_id_ in (select id_ from act_re_procdef where key_ = :process)
              and mine.id_ is not null
            order by t.priority_ desc, t.due_date_, t.id_ limit 1 for update of t skip locked""";

    private static final String OF_CASE = """
            select t.id_, c.id, c.body #>> '{decision,by}'
            from claims.claim c
            join act_ru_execution e on e.business_key_ = c.id
            join act_ru_task t on t.proc_inst_id_ = e.id_
            where c.case_id = ?""";

    private final JdbcClient jdbc;
    private final TaskService tasks;
    private final RunAs runAs;

    CamundaWorklist(JdbcClient jdbc, TaskService tasks, RunAs runAs) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.runAs = runAs;
    }

    @Override
    @Transactional
    public Optional<String> takeNext(String person) {
        List<String> groups = runAs.groups(person);
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> next = find(HEADS, person, groups).or(() -> find(OF_GROUPS, person, groups));
        next.ifPresent(task -> runAs.run(person, () -> tasks.claim(task, person)));
        return next;
    }

    @Override
    public Map<String, Waiting> ofCase(String caseId, String person) {
        List<String[]> open = jdbc.sql(OF_CASE)
                .param(caseId)
                .query((row, number) -> new String[] {row.getString(1), row.getString(2), row.getString(3)})
                .list();
        Map<String, Task> visible = open.isEmpty() ? Map.of() : visible(open, person);
        Map<String, Waiting> waiting = new HashMap<>();
        for (String[] row : open) {
            Task task = visible.get(row[0]);
            if (task != null) {
                waiting.put(row[1], waiting(task, person.equals(row[2]), person));
            }
        }
        return waiting;
    }

    private Map<String, Task> visible(List<String[]> open, String person) {
        String[] ids = open.stream().map(row -> row[0]).toArray(String[]::new);
        return runAs.call(
                person,
                () -> tasks.createTaskQuery().active().taskIdIn(ids).list().stream()
                        .collect(Collectors.toMap(Task::getId, Function.identity())));
    }

    private static Waiting waiting(Task task, boolean isOwnDecision, String person) {
        String holder = task.getAssignee();
        Step step = GroupMember.TASKS.entrySet().stream()
                .filter(known -> known.getValue().equals(task.getTaskDefinitionKey()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        boolean mayDecide =
                step != null && (holder == null || holder.equals(person)) && !(step == Step.APPROVAL && isOwnDecision);
        return new Waiting(task.getId(), step, holder, mayDecide);
    }

    private Optional<String> find(String candidates, String person, List<String> groups) {
        return jdbc.sql(candidates + MOST_URGENT)
                .params(Map.of(
                        "process",
                        ProcessModel.KEY,
                        "approval",
                        ProcessModel.APPROVE_OUTCOME,
                        "groups",
                        groups,
                        "person",
                        person,
                        "leading",
                        LeadingTask.FROM))
                .query(String.class)
                .optional();
    }
}
