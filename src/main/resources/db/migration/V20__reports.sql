-- A report has a file of its own in the dossier, numbered like a case: what was reported, verified and answered.
alter table case_file add column kind varchar(10) not null default 'case' check (kind in ('case', 'report'));

-- Which cases were opened for the persons whom a report led to.
create table report_case (
    report_number varchar(20) not null references case_file,
    case_number   varchar(20) primary key references case_file,
    linked_at     timestamptz not null
);
create index report_case_report on report_case (report_number);
create trigger report_case_append_only before update or delete on report_case
    for each row execute function refuse_change();
create trigger report_case_no_truncate before truncate on report_case
    for each statement execute function refuse_change();

-- The number by which somebody without an account asks for the answer to a report. It is found by a keyed hash, and sealed beside
-- it so that the hash can be made anew when the key changes: without the key neither tells the number.
create table report_receipt (
    report_number varchar(20) primary key references case_file,
    hash          bytea       not null unique,
    key_number    integer     not null,
    sealed        bytea       not null
);
create function refuse_change_of_receipt() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and current_setting('guitu.changes_keys', true) = 'on'
        and new.report_number = old.report_number then
        return new;
    end if;
    raise exception 'rows of % are append-only', tg_table_name;
end $$;
create trigger report_receipt_append_only before update or delete on report_receipt
    for each row execute function refuse_change_of_receipt();
create trigger report_receipt_no_truncate before truncate on report_receipt
    for each statement execute function refuse_change();

-- Pages of the public form that have been submitted: a page makes one report. Old ones are of no use and may go.
create table report_page (
    nonce   varchar(40) primary key,
    used_at timestamptz not null
);
create index report_page_used on report_page (used_at);
