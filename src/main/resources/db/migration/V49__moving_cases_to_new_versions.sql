-- Running cases that move to another version of their process: what two administrators have ordered, and what became of each instance.
create table migration (
    id          bigint generated always as identity primary key,
    state       varchar(10)  not null check (state in ('RUNNING', 'STOPPED', 'DONE')),
    -- By process and version: what becomes of each step.
    plans       jsonb        not null,
    asked_by    varchar(255) not null,
    approved_by varchar(255) not null check (approved_by <> asked_by),
    started_at  timestamptz  not null,
    ended_at    timestamptz,
    -- The order that this one takes back.
    back        bigint references migration,
    check ((state = 'DONE') = (ended_at is not null))
);

create table migration_case (
    migration_id        bigint       not null references migration,
    process_instance_id varchar(64)  not null,
    case_number         varchar(64),
    region              char(6)      not null,
    process             varchar(255) not null,
    version             integer      not null,
    -- The ids of the versions in the engine.
    from_definition     varchar(64)  not null,
    to_definition       varchar(64)  not null,
    -- Where it stood when it was its turn.
    steps               varchar(600)[] not null default '{}',
    outcome             varchar(10)  not null default 'WAITING'
        check (outcome in ('WAITING', 'MOVED', 'STAYED', 'BY_HAND', 'FAILED', 'GONE')),
    -- Why it did not move: an English sentence with its values.
    reason              text,
    reason_values       text[],
    attempts            smallint     not null default 0,
    next_try_at         timestamptz,
    at                  timestamptz,
    primary key (migration_id, process_instance_id),
    check ((outcome = 'WAITING') = (at is null))
);
create index migration_case_waiting on migration_case (migration_id, process_instance_id) where outcome = 'WAITING';
create index migration_case_region on migration_case (migration_id, region, case_number);

-- What a step was called when people did it, in instances that have moved to a version that calls it otherwise: a second person stays one.
create table step_before (
    process_instance_id varchar(64)  not null,
    step                varchar(255) not null,
    was                 varchar(255) not null,
    primary key (process_instance_id, step, was)
);

-- A step that comes back from a called process: its caller goes on with that one's work too.
alter table continued_instance drop constraint continued_instance_pkey;
alter table continued_instance add primary key (process_instance_id, continues);
