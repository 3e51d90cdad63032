-- What a case is and how it ended does not change; an open one may move to another region together with its journey.
create or replace function guitu.guard_case_file() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'rows of % are never deleted', tg_table_name;
    end if;
    if old.deidentified_at is not null
        or (old.case_number, old.opened_at) is distinct from (new.case_number, new.opened_at)
        or (old.closed_at is not null and (old.closed_at, old.outcome, old.period_facts)
            is distinct from (new.closed_at, new.outcome, new.period_facts)) then
        raise exception 'what case % is and how it ended does not change', old.case_number;
    end if;
    if (old.region is distinct from new.region
            or (old.opened_by is not null and old.opened_by is distinct from new.opened_by))
        and (old.closed_at is not null or not exists (
            select from guitu.continued_instance
            where process_instance_id = new.opened_by and continues = old.opened_by and case_number = old.case_number)) then
        raise exception 'case % moves with its journey only', old.case_number;
    end if;
    if new.deidentified_at is not null then
        perform guitu.refuse_deidentification(old.case_number);
    end if;
    return new;
end $$;
