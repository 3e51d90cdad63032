-- The clock of each open task, so that whoever looks for what is due next need not look at every task. Goes with its task.
create table task_clock (
    task_id             varchar(64)  primary key,
    process_instance_id varchar(64)  not null,
    process_key         varchar(255) not null,
    -- The business key: not everything that waits belongs to a case yet.
    case_number         varchar(64),
    region              char(6)      not null,
    step                varchar(255) not null,
    task_name           varchar(255) not null,
    started_at          timestamptz  not null,
    -- The row of time-limits.dmn as it was when the task began.
    kind                varchar(20)  not null,
    amount              numeric      not null check (amount > 0),
    unit                varchar(20)  not null,
    warn_amount         numeric      not null,
    warn_unit           varchar(20)  not null,
    escalations         numeric[]    not null,
    certainty           varchar(20)  not null,
    -- In the limit's unit.
    extension           numeric      not null default 0 check (extension >= 0),
    -- Null: it runs.
    suspended_at        timestamptz,
    suspended_for       varchar(40),
    with_case           boolean      not null default false,
    -- Not stopped when the case's clocks are.
    runs_on             boolean      not null,
    due_at              timestamptz  not null,
    -- The last level that was reached, and when the next one will be; null: none any more, or suspended.
    level               smallint     not null default 0,
    next_at             timestamptz,
    check ((suspended_at is null) = (suspended_for is null)),
    check (suspended_at is null or next_at is null)
);
create index task_clock_next on task_clock (next_at, task_id) where next_at is not null;
create index task_clock_case on task_clock (case_number);

-- Who stopped, resumed or prolonged what, and why. Without a task: the clocks of the whole case.
create table clock_change (
    id                  bigint generated always as identity primary key,
    task_id             varchar(64),
    process_instance_id varchar(64),
    case_number         varchar(64),
    step                varchar(255),
    act                 varchar(20) not null,
    reason              varchar(40) not null,
    -- In the limit's unit; of an extension, or of one that is asked for.
    amount              numeric,
    due_before          timestamptz,
    due_after           timestamptz,
    -- Null: a model did it.
    account             varchar(64),
    at                  timestamptz not null
);
create index clock_change_task on clock_change (task_id, id) where task_id is not null;
create index clock_change_case on clock_change (case_number, id) where task_id is null;
create trigger clock_change_append_only before update or delete on clock_change
    for each row execute function refuse_change();
create trigger clock_change_no_truncate before truncate on clock_change
    for each statement execute function refuse_change();

-- Each level at which a task was reported, once.
create table escalation (
    task_id        varchar(64) not null,
    level          smallint    not null check (level between 1 and 3),
    case_number    varchar(64),
    step           varchar(255) not null,
    -- Of the tier that was told.
    region         char(6)     not null,
    -- The supervision order that it started; null: a notice only.
    order_instance varchar(64),
    at             timestamptz not null,
    primary key (task_id, level)
);
create trigger escalation_append_only before update or delete on escalation
    for each row execute function refuse_change();
create trigger escalation_no_truncate before truncate on escalation
    for each statement execute function refuse_change();

-- Supervision orders whose overdue task is still open, or was done meanwhile and the order does not know yet.
create table watched_order (
    order_instance varchar(64) primary key,
    task_id        varchar(64) not null,
    task_ended_at  timestamptz
);
create index watched_order_task on watched_order (task_id);
create index watched_order_ended on watched_order (task_ended_at) where task_ended_at is not null;

-- What somebody is told, in the list of the page and by mail. Nothing personal: where to look, not what is there.
create table notice (
    id          bigint generated always as identity primary key,
    account     varchar(64)  not null,
    kind        varchar(40)  not null,
    case_number varchar(64),
    task_id     varchar(64),
    task_name   varchar(255) not null,
    region      char(6)      not null,
    due_at      timestamptz,
    at          timestamptz  not null,
    read_at     timestamptz,
    -- waiting, sent, none (no address, or no mail set up), failed (given up)
    mail        varchar(10)  not null check (mail in ('waiting', 'sent', 'none', 'failed')),
    attempts    smallint     not null default 0,
    next_try_at timestamptz
);
create index notice_account on notice (account, id desc);
create index notice_unread on notice (account) where read_at is null;
create index notice_mail on notice (next_try_at, id) where mail = 'waiting';
