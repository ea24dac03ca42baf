-- What the engine's own schema lacks at 100,000 open claims, and what it has too much of. At each start those are made that
-- are missing, or that hold every row and should not (EngineIndexes).

-- Completing a task looks for its children: without this it reads every open task.
create index codesupport_task_parent on act_ru_task (parent_task_id_)
    where parent_task_id_ is not null;
-- The next due timer, without sorting the whole backlog.
create index codesupport_job_due on act_ru_job (duedate_, id_)
    where retries_ > 0 and suspension_state_ = 1;
-- The button "Next claim": the first of each step and priority that nobody has.
create index codesupport_task_next on act_ru_task (task_def_key_, priority_, due_date_, id_)
    where assignee_ is null;
-- The first page of a list, by due time and then priority (ListPlan).
create index codesupport_task_due on act_ru_task (task_def_key_, due_date_, priority_ desc)
    where assignee_ is null;

-- The engine's own, under its own names, narrowed to the rows that have a value: a claim has no tenant, no case and no
-- batch, and wrote some seventy index entries that said so. Whoever asks for a value finds what he found before (ADR 7).
create index act_idx_batch_id on act_ru_variable (batch_id_) where batch_id_ is not null;
create index act_idx_var_bytearray on act_ru_variable (bytearray_id_) where bytearray_id_ is not null;
create index act_idx_var_case_exe on act_ru_variable (case_execution_id_) where case_execution_id_ is not null;
create index act_idx_var_case_inst_id on act_ru_variable (case_inst_id_) where case_inst_id_ is not null;
create index act_idx_variable_task_id on act_ru_variable (task_id_) where task_id_ is not null;
create index act_idx_variable_task_name_type on act_ru_variable (task_id_, name_, type_) where task_id_ is not null;
create index act_idx_variable_tenant_id on act_ru_variable (tenant_id_) where tenant_id_ is not null;
create index act_idx_exe_super on act_ru_execution (super_exec_) where super_exec_ is not null;
create index act_idx_exec_tenant_id on act_ru_execution (tenant_id_) where tenant_id_ is not null;
create index act_idx_task_case_def_id on act_ru_task (case_def_id_) where case_def_id_ is not null;
create index act_idx_task_case_exec on act_ru_task (case_execution_id_) where case_execution_id_ is not null;
create index act_idx_task_last_updated on act_ru_task (last_updated_) where last_updated_ is not null;
create index act_idx_task_owner on act_ru_task (owner_) where owner_ is not null;
create index act_idx_task_tenant_id on act_ru_task (tenant_id_) where tenant_id_ is not null;
create index act_idx_athrz_procedef on act_ru_identitylink (proc_def_id_) where proc_def_id_ is not null;
create index act_idx_ident_lnk_user on act_ru_identitylink (user_id_) where user_id_ is not null;
create index act_idx_auth_rm_time on act_ru_authorization (removal_time_) where removal_time_ is not null;
create index act_idx_auth_root_pi on act_ru_authorization (root_proc_inst_id_) where root_proc_inst_id_ is not null;
create index act_idx_event_subscr_config_ on act_ru_event_subscr (configuration_) where configuration_ is not null;
create index act_idx_event_subscr_tenant_id on act_ru_event_subscr (tenant_id_) where tenant_id_ is not null;
create index act_idx_job_exception on act_ru_job (exception_stack_id_) where exception_stack_id_ is not null;
create index act_idx_job_tenant_id on act_ru_job (tenant_id_) where tenant_id_ is not null;
create index act_idx_hi_pro_rst_pro_inst_id on act_hi_procinst (restarted_proc_inst_id_) where restarted_proc_inst_id_ is not null;
create index act_idx_hi_pro_inst_tenant_id on act_hi_procinst (tenant_id_) where tenant_id_ is not null;
create index act_idx_hi_act_inst_tenant_id on act_hi_actinst (tenant_id_) where tenant_id_ is not null;
create index act_idx_hi_task_inst_tenant_id on act_hi_taskinst (tenant_id_) where tenant_id_ is not null;

-- Nearly every row is of the one model: an index on which model it is of finds none of them quicker.
create index act_idx_hi_act_inst_proc_def_key on act_hi_actinst (proc_def_key_) where proc_def_key_ <> 'code-claim';
create index act_idx_hi_act_inst_stats on act_hi_actinst (proc_def_id_, proc_inst_id_, act_id_, end_time_, act_inst_state_)
    where proc_def_key_ <> 'code-claim';
create index act_idx_hi_ai_pdefid_end_time on act_hi_actinst (proc_def_id_, end_time_) where proc_def_key_ <> 'code-claim';
create index act_idx_hi_pro_inst_proc_def_key on act_hi_procinst (proc_def_key_) where proc_def_key_ <> 'code-claim';
create index act_idx_hi_task_inst_proc_def_key on act_hi_taskinst (proc_def_key_) where proc_def_key_ <> 'code-claim';
