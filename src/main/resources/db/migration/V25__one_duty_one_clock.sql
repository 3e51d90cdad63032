-- A clock belongs to a duty, which may take several tasks: one that needs more time comes back as another task and goes on with its clock.
-- The row stays when a task is done, until a new round begins or the process instance ends.
alter table task_clock
    -- The tasks of earlier rounds, the first one first.
    add column earlier varchar(64)[] not null default '{}',
    -- Null: the task is open.
    add column done_at timestamptz,
    -- Done, and neither taken back nor put off: where the model begins a new round, the clock begins anew.
    add column fulfilled boolean not null default false,
    -- The task is done for now and comes back on a day: its clock runs on and is reported.
    add column waiting boolean not null default false,
    add check (not (waiting or fulfilled) or done_at is not null),
    add check (done_at is null or waiting or next_at is null);
create index task_clock_duty on task_clock (process_instance_id, step);

-- Models of before, which name no new rounds: what runs by them takes every task that is done as a round of its own, as it did then.
create table model_without_rounds (
    process_definition_id varchar(64) primary key
);
do $$
begin
    if to_regclass('public.act_re_procdef') is not null then
        insert into model_without_rounds select id_ from public.act_re_procdef;
    end if;
end $$;
