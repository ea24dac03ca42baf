-- What the engine's own schema lacks at 100,000 open claims. At each start those are added that are missing (EngineIndexes).
-- Completing a task looks for its children: without this it reads every open task.
create index if not exists codesupport_task_parent on act_ru_task (parent_task_id_);
-- The next due timer, without sorting the whole backlog.
create index if not exists codesupport_job_due on act_ru_job (duedate_, id_)
    where retries_ > 0 and suspension_state_ = 1;
-- The button "Next claim": the first of each step and priority that nobody has.
create index if not exists codesupport_task_next on act_ru_task (task_def_key_, priority_, due_date_, id_)
    where assignee_ is null;
-- The first page of a list, by due time and then priority (ListPlan).
create index if not exists codesupport_task_due on act_ru_task (task_def_key_, due_date_, priority_ desc)
    where assignee_ is null;
