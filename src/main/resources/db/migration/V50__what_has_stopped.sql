-- What has stopped or goes wrong by itself, of whatever case; found by a sweep, which also sees when it is over.
create table fault (
    id          bigint generated always as identity primary key,
    kind        varchar(20)  not null check (kind in ('JOB_FAILED', 'JOB_FAILING', 'STEP_REFUSED', 'MESSAGE_MISSED',
        'SENDER_GONE', 'CHILD_GONE', 'MODEL_LACKS')),
    -- The job, task, subscription or execution in the engine.
    subject     varchar(64)  not null,
    case_number varchar(64),
    region      char(6),
    process_instance_id varchar(64),
    definition  varchar(255),
    process     varchar(255),
    version     integer,
    element     varchar(255),
    -- Of the engine's own words what holds nothing of a case.
    technical   varchar(400) not null,
    since       timestamptz  not null,
    found_at    timestamptz  not null,
    ended_at    timestamptz
);
create unique index fault_open on fault (kind, subject) where ended_at is null;
create index fault_region on fault (region, id) where ended_at is null;

-- Forms that were sent and could not be carried out: everything was rolled back, and the task is where it was.
create table refused_step (
    task_id     varchar(64)  primary key,
    technical   varchar(400) not null,
    at          timestamptz  not null
);

-- A step to which a case is put, or a fact that is put right: one asks, another one confirms.
create table repair_request (
    id          bigint generated always as identity primary key,
    fault_id    bigint       not null references fault,
    kind        varchar(10)  not null check (kind in ('MOVE', 'CORRECT')),
    -- Of a move: where it stands, and the step; of a fact: the form that asks it, the fact and its value as it was typed.
    place       varchar(255) not null,
    target      varchar(255) not null,
    value       varchar(400),
    reason      varchar(400) not null,
    asked_by    varchar(255) not null,
    asked_at    timestamptz  not null,
    state       varchar(10)  not null default 'ASKED' check (state in ('ASKED', 'DONE', 'DECLINED', 'WITHDRAWN')),
    decided_by  varchar(255),
    decided_at  timestamptz,
    check ((state = 'ASKED') = (decided_at is null)),
    check (state <> 'DONE' or decided_by <> asked_by)
);
create unique index repair_request_open on repair_request (fault_id) where state = 'ASKED';
