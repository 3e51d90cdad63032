-- One row per case: the number is the business key of every process instance of the case.
create table case_file (
    case_number  varchar(20) primary key check (case_number ~ '^[0-9]{6}-[0-9]{4}-[0-9]{6}$'),
    region       char(6)     not null,
    opened_at    timestamptz not null
);

-- The last running number given out, by region and year.
create table case_number_counter (
    region      char(6)  not null,
    year        smallint not null,
    last_number integer  not null check (last_number between 1 and 999999),
    primary key (region, year)
);

-- What people recorded: one row per submitted form, never changed afterwards.
create table dossier_entry (
    id                  bigint generated always as identity primary key,
    case_number         varchar(20) not null references case_file,
    process_instance_id varchar(64) not null,
    process_key         varchar(100) not null,
    task_id             varchar(64),
    form                varchar(100) not null,
    form_version        integer      not null,
    author              varchar(64)  not null,
    department          varchar(100) not null,
    region              char(6)      not null,
    recorded_at         timestamptz  not null
);
create index dossier_entry_case on dossier_entry (case_number, id);
create index dossier_entry_author_of_form on dossier_entry (process_instance_id, form, id desc);

-- The classified answers of an entry. The class decides who may read the value.
create table dossier_value (
    entry_id bigint       not null references dossier_entry,
    field    varchar(100) not null,
    class    varchar(20)  not null check (class in ('identity', 'contact', 'health', 'biometric', 'legal', 'statement')),
    value    jsonb        not null,
    primary key (entry_id, field)
);

-- Append-only: a correction is a new entry.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are append-only', tg_table_name;
end $$;
create trigger dossier_entry_append_only before update or delete on dossier_entry
    for each row execute function refuse_change();
create trigger dossier_value_append_only before update or delete on dossier_value
    for each row execute function refuse_change();
