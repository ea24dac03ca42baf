-- What the engine's own schema lacks at 100,000 open claims, and what it has too much of (ADR 7). Runs once, by Flyway after
-- the engine has made its tables, and again when this file changes; or by hand, with psql and without a transaction around
-- it, where CODESUPPORT_ENGINE_INDEXES is by-hand. Whoever writes to a table waits while one of its indexes is made anew.
-- After an upgrade of the engine look whether it has made one of them anew: run by hand, this mends it.

-- Makes an index that is missing, or that holds every row and should not. Each in a transaction of its own: with two tables
-- in hand it could end in a deadlock with a node at work.
create or replace procedure pg_temp.wanted(name text, definition text) language plpgsql as $$
begin
    if not exists (select 1 from pg_index where indexrelid = to_regclass(name)
            and (indpred is not null or definition not like '% where %')) then
        execute 'drop index if exists ' || name;
        execute 'create index ' || name || ' on ' || definition;
    end if;
end $$;

-- Completing a task looks for its children: without this it reads every open task.
call pg_temp.wanted('codesupport_task_parent', 'act_ru_task (parent_task_id_) where parent_task_id_ is not null');
-- The next due timer, without sorting the whole backlog.
call pg_temp.wanted('codesupport_job_due', 'act_ru_job (duedate_, id_) where retries_ > 0 and suspension_state_ = 1');
-- The button "Next claim": the first of each step and priority that nobody has.
call pg_temp.wanted('codesupport_task_next',
    'act_ru_task (task_def_key_, priority_, due_date_, id_) where assignee_ is null');
-- The first page of a list, by due time and then priority (TaskListQueryPlan).
call pg_temp.wanted('codesupport_task_due',
    'act_ru_task (task_def_key_, due_date_, priority_ desc) where assignee_ is null');

-- The engine's own, under its own names, narrowed to the rows that have a value: a claim has no tenant, no case and no
-- batch, and wrote some seventy index entries that said so. Whoever asks for a value finds what he found before (ADR 7).
call pg_temp.wanted('act_idx_batch_id', 'act_ru_variable (batch_id_) where batch_id_ is not null');
call pg_temp.wanted('act_idx_var_bytearray', 'act_ru_variable (bytearray_id_) where bytearray_id_ is not null');
call pg_temp.wanted('act_idx_var_case_exe',
    'act_ru_variable (case_execution_id_) where case_execution_id_ is not null');
call pg_temp.wanted('act_idx_var_case_inst_id', 'act_ru_variable (case_inst_id_) where case_inst_id_ is not null');
call pg_temp.wanted('act_idx_variable_task_id', 'act_ru_variable (task_id_) where task_id_ is not null');
call pg_temp.wanted('act_idx_variable_task_name_type',
    'act_ru_variable (task_id_, name_, type_) where task_id_ is not null');
call pg_temp.wanted('act_idx_variable_tenant_id', 'act_ru_variable (tenant_id_) where tenant_id_ is not null');
call pg_temp.wanted('act_idx_exe_super', 'act_ru_execution (super_exec_) where super_exec_ is not null');
call pg_temp.wanted('act_idx_exec_tenant_id', 'act_ru_execution (tenant_id_) where tenant_id_ is not null');
call pg_temp.wanted('act_idx_task_case_def_id', 'act_ru_task (case_def_id_) where case_def_id_ is not null');
call pg_temp.wanted('act_idx_task_case_exec', 'act_ru_task (case_execution_id_) where case_execution_id_ is not null');
call pg_temp.wanted('act_idx_task_last_updated', 'act_ru_task (last_updated_) where last_updated_ is not null');
call pg_temp.wanted('act_idx_task_owner', 'act_ru_task (owner_) where owner_ is not null');
call pg_temp.wanted('act_idx_task_tenant_id', 'act_ru_task (tenant_id_) where tenant_id_ is not null');
call pg_temp.wanted('act_idx_athrz_procedef', 'act_ru_identitylink (proc_def_id_) where proc_def_id_ is not null');
call pg_temp.wanted('act_idx_ident_lnk_user', 'act_ru_identitylink (user_id_) where user_id_ is not null');
call pg_temp.wanted('act_idx_auth_rm_time', 'act_ru_authorization (removal_time_) where removal_time_ is not null');
call pg_temp.wanted('act_idx_auth_root_pi',
    'act_ru_authorization (root_proc_inst_id_) where root_proc_inst_id_ is not null');
call pg_temp.wanted('act_idx_event_subscr_config_',
    'act_ru_event_subscr (configuration_) where configuration_ is not null');
call pg_temp.wanted('act_idx_event_subscr_tenant_id', 'act_ru_event_subscr (tenant_id_) where tenant_id_ is not null');
call pg_temp.wanted('act_idx_job_exception', 'act_ru_job (exception_stack_id_) where exception_stack_id_ is not null');
call pg_temp.wanted('act_idx_job_tenant_id', 'act_ru_job (tenant_id_) where tenant_id_ is not null');
call pg_temp.wanted('act_idx_hi_pro_rst_pro_inst_id',
    'act_hi_procinst (restarted_proc_inst_id_) where restarted_proc_inst_id_ is not null');
call pg_temp.wanted('act_idx_hi_pro_inst_tenant_id', 'act_hi_procinst (tenant_id_) where tenant_id_ is not null');
call pg_temp.wanted('act_idx_hi_act_inst_tenant_id', 'act_hi_actinst (tenant_id_) where tenant_id_ is not null');
call pg_temp.wanted('act_idx_hi_task_inst_tenant_id', 'act_hi_taskinst (tenant_id_) where tenant_id_ is not null');

-- Nearly every row is of the one model: an index on which model it is of finds none of them quicker.
call pg_temp.wanted('act_idx_hi_act_inst_proc_def_key',
    'act_hi_actinst (proc_def_key_) where proc_def_key_ <> ''code-claim''');
call pg_temp.wanted('act_idx_hi_act_inst_stats',
    'act_hi_actinst (proc_def_id_, proc_inst_id_, act_id_, end_time_, act_inst_state_) where proc_def_key_ <> ''code-claim''');
call pg_temp.wanted('act_idx_hi_ai_pdefid_end_time',
    'act_hi_actinst (proc_def_id_, end_time_) where proc_def_key_ <> ''code-claim''');
call pg_temp.wanted('act_idx_hi_pro_inst_proc_def_key',
    'act_hi_procinst (proc_def_key_) where proc_def_key_ <> ''code-claim''');
call pg_temp.wanted('act_idx_hi_task_inst_proc_def_key',
    'act_hi_taskinst (proc_def_key_) where proc_def_key_ <> ''code-claim''');
