-- Who may read which dossier in an emergency, and until when. One row per process instance of break-glass.
create table glass_break (
    process_instance_id varchar(64) primary key,
    case_number         varchar(20) not null references case_file,
    account             varchar(64) not null,
    opened_at           timestamptz not null,
    until               timestamptz not null check (until > opened_at),
    -- Null unless it was ended before its time.
    closed_at           timestamptz
);
create index glass_break_case on glass_break (case_number, opened_at);

-- It can be ended, once; nothing else about it changes, least of all its end is moved.
create function refuse_change_but_closing() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.closed_at is null
        and (new.process_instance_id, new.case_number, new.account, new.opened_at, new.until)
            = (old.process_instance_id, old.case_number, old.account, old.opened_at, old.until) then
        return new;
    end if;
    raise exception 'rows of % are append-only', tg_table_name;
end $$;
create trigger glass_break_append_only before update or delete on glass_break
    for each row execute function refuse_change_but_closing();
create trigger glass_break_no_truncate before truncate on glass_break
    for each statement execute function refuse_change();

-- The supervisors' list of cases, the newest first: of some regions, of all, by the beginning of the number.
create index case_file_region on case_file (region, opened_at, case_number);
create index case_file_opened on case_file (opened_at, case_number);
create index case_file_number on case_file (case_number varchar_pattern_ops);
