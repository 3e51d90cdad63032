-- On what ground somebody started something in a case that her or his office does not work on.
create table stated_ground (
    instance_id varchar(64) primary key,
    case_number varchar(24) not null references case_file,
    account     varchar(64) not null,
    department  varchar(40) not null,
    ground      varchar(40) not null,
    stated_at   timestamptz not null
);
create index stated_ground_case on stated_ground (case_number);
create trigger stated_ground_append_only before update or delete on stated_ground
    for each row execute function refuse_change();
create trigger stated_ground_no_truncate before truncate on stated_ground
    for each statement execute function refuse_change();

-- What was agreed to in a case, as it was said last. With whom something may be shared, and what is kept from whom, is in the dossier.
create table case_consent (
    case_number varchar(24) primary key references case_file,
    services    varchar(40)[] not null,
    withdrawn   boolean       not null,
    -- Whether relatives may be looked for; none: not asked.
    tracing     varchar(10)
);
