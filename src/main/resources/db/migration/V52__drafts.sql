-- What somebody has typed into a form and not sent yet: one for each account and place, which is a task or a start form, of a case or of none.
create sequence draft_revision;
create table draft (
    account     varchar(255) not null,
    place       varchar(255) not null,
    -- Of a task: as long as that account has it, the draft stays.
    task_id     varchar(64),
    case_number varchar(64),
    sealed      bytea        not null,
    -- New with each saving, so that of two windows the later one is told.
    revision    bigint       not null,
    -- The window that saved it: what it sends later goes on from it in any case.
    writer      uuid         not null,
    saved_at    timestamptz  not null,
    primary key (account, place)
);
create index draft_task on draft (task_id) where task_id is not null;
create index draft_case on draft (case_number) where case_number is not null;
create index draft_age on draft (saved_at);
