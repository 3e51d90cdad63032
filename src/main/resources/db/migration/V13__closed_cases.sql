-- When the journey of a case ended and how, what its retention period depends on, and when its person was taken out of it.
alter table case_file
    add column opened_by       varchar(64),
    add column process         varchar(100),
    add column closed_at       timestamptz,
    add column outcome         varchar(100),
    add column period_facts    jsonb,
    add column deidentified_at timestamptz,
    add constraint case_file_closed_whole check (
        num_nulls(closed_at, outcome, period_facts) in (0, 3) and (closed_at is null or num_nulls(process, opened_by) = 0)),
    add constraint case_file_closed_before_deidentified check (deidentified_at is null or closed_at is not null);
create unique index case_file_opened_by on case_file (opened_by);
create index case_file_closed on case_file (closed_at) where closed_at is not null and deidentified_at is null;

-- Cases of before: what opened them stands in their first entry, how they ended in the engine's history as far as it reaches.
update case_file c set opened_by = e.process_instance_id, process = e.process_key
from dossier_entry e
where e.id = (select min(id) from dossier_entry where case_number = c.case_number and task_id is null);
do $$
begin
    if to_regclass('public.act_hi_procinst') is not null then
        update case_file c
        set closed_at = i.end_time_,
            outcome = (select text_ from public.act_hi_varinst where proc_inst_id_ = i.proc_inst_id_ and name_ = 'outcome'),
            period_facts = coalesce((
                select jsonb_object_agg(name_, case var_type_
                    when 'boolean' then to_jsonb(long_ = 1) when 'string' then to_jsonb(text_) else 'null'::jsonb end)
                from public.act_hi_varinst
                where proc_inst_id_ = i.proc_inst_id_
                    and name_ in ('minor', 'ageGroup', 'sex', 'identityState', 'identificationOutcome')), '{}')
        from public.act_hi_procinst i
        where i.proc_inst_id_ = c.opened_by and i.state_ = 'COMPLETED' and exists (
            select from public.act_hi_varinst where proc_inst_id_ = i.proc_inst_id_ and name_ = 'outcome' and text_ is not null);
    end if;
end $$;

-- A legal hold is a running process of the case, and so is everything else that still needs the person's data.
create function is_at_work(number varchar) returns boolean language plpgsql stable as $$
begin
    return exists (select from public.act_ru_execution where business_key_ = number);
end $$;

-- Not even a fault in Guitu takes the person out of a case that is open or held.
create function refuse_deidentification(number varchar) returns void language plpgsql as $$
begin
    if current_setting('guitu.deidentifies', true) is distinct from number then
        raise exception 'nothing of case % may be deleted: its retention has not been decided on', number;
    end if;
    if not exists (select from guitu.case_file where case_number = number and closed_at is not null) then
        raise exception 'case % is not closed', number;
    end if;
    if guitu.is_at_work(number) then
        raise exception 'case % is held or at work', number;
    end if;
end $$;

create function guard_case_file() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'rows of % are never deleted', tg_table_name;
    end if;
    if old.deidentified_at is not null
        or (old.case_number, old.region, old.opened_at) is distinct from (new.case_number, new.region, new.opened_at)
        or (old.opened_by is not null and old.opened_by is distinct from new.opened_by)
        or (old.closed_at is not null and (old.closed_at, old.outcome, old.period_facts)
            is distinct from (new.closed_at, new.outcome, new.period_facts)) then
        raise exception 'what case % is and how it ended does not change', old.case_number;
    end if;
    if new.deidentified_at is not null then
        perform guitu.refuse_deidentification(old.case_number);
    end if;
    return new;
end $$;
create trigger case_file_guard before update or delete on case_file
    for each row execute function guard_case_file();

-- Nothing new about a person who was taken out. Waits for a de-identification under way.
create function refuse_entry_after_deidentification() returns trigger language plpgsql as $$
begin
    perform from guitu.case_file where case_number = new.case_number for key share;
    if exists (select from guitu.case_file where case_number = new.case_number and deidentified_at is not null) then
        raise exception 'case % is de-identified', new.case_number;
    end if;
    return new;
end $$;
create trigger dossier_entry_not_after_deidentification before insert on dossier_entry
    for each row execute function refuse_entry_after_deidentification();

-- As before; besides, the answers and documents of a case whose retention is over may go.
create or replace function refuse_change_but_of_key() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and current_setting('guitu.changes_keys', true) = 'on'
        and (new.entry_id, new.field, new.class) = (old.entry_id, old.field, old.class)
        and new.trait is not distinct from old.trait then
        return new;
    end if;
    if tg_op = 'DELETE' and current_setting('guitu.deidentifies', true) <> '' then
        perform guitu.refuse_deidentification((select case_number from guitu.dossier_entry where id = old.entry_id));
        return old;
    end if;
    raise exception 'rows of % are append-only', tg_table_name;
end $$;

create or replace function refuse_change_but_of_sealed() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and current_setting('guitu.changes_keys', true) = 'on'
        and to_jsonb(new) - array['title', 'content_key', 'reason'] = to_jsonb(old) - array['title', 'content_key', 'reason'] then
        return new;
    end if;
    if tg_op = 'DELETE' and current_setting('guitu.deidentifies', true) <> '' then
        if tg_table_name = 'document' then
            perform guitu.refuse_deidentification(old.case_number);
        else
            perform guitu.refuse_deidentification((select case_number from guitu.document where id = old.document_id));
        end if;
        return old;
    end if;
    raise exception 'rows of % are append-only', tg_table_name;
end $$;
create function refuse_change_but_deidentification() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('guitu.deidentifies', true) <> '' then
        perform guitu.refuse_deidentification((select case_number from guitu.document where id = old.document_id));
        return old;
    end if;
    raise exception 'rows of % are append-only', tg_table_name;
end $$;
create or replace trigger document_chunk_append_only before update or delete on document_chunk
    for each row execute function refuse_change_but_deidentification();
create trigger document_not_after_deidentification before insert on document
    for each row execute function refuse_entry_after_deidentification();
