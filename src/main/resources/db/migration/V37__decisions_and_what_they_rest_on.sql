-- What a second person decided, and what her or his form showed then: of each answer a keyed hash, never the answer.
create table decision (
    id                  bigint generated always as identity primary key,
    case_number         varchar(24)  not null references case_file,
    process_instance_id varchar(64)  not null,
    root_instance_id    varchar(64)  not null,
    -- The user task and its form, which are called alike, and what the step is called.
    task                varchar(255) not null,
    task_name           varchar(255) not null,
    task_id             varchar(64)  not null,
    account             varchar(64)  not null,
    at                  timestamptz  not null,
    -- standing: what follows may be done. superseded: decided or asked for anew. voided: back with the second person.
    -- acted: what it rests on changed too late to go back.
    state               varchar(10)  not null default 'standing' check (state in ('standing', 'superseded', 'voided', 'acted')),
    -- The steps that were done because of it.
    done                text[]       not null default '{}',
    -- By whom it was voided, and what had changed: the questions, never the answers.
    voided_by           varchar(64),
    voided_at           timestamptz,
    changed             text
);
create index decision_of_case on decision (case_number) where state = 'standing';
create index decision_of_instance on decision (process_instance_id);
create trigger decision_no_truncate before truncate on decision
    for each statement execute function refuse_change();

create table decision_ground (
    decision_id bigint       not null references decision,
    field       varchar(255) not null,
    label       text         not null,
    -- Where the answer is looked for: in the whole case, the process with all it called, the instance, or among the instance's facts.
    scope       varchar(10)  not null check (scope in ('case', 'process', 'instance', 'fact')),
    -- The step of the dossier that gave it; none for a fact or where there was no answer.
    entry_id    bigint,
    mark        text         not null,
    primary key (decision_id, field)
);
create trigger decision_ground_no_update before update on decision_ground
    for each row execute function refuse_change();

-- What a form of such a decision showed to whoever opened it last, until it is submitted.
create table decision_shown (
    task_id varchar(64)  not null,
    account varchar(64)  not null,
    fields  text[]       not null,
    marks   text[]       not null,
    primary key (task_id, account)
);
