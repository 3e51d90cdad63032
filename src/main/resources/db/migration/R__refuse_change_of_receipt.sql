-- A receipt stays with its report. It is sealed anew with other keys, and goes once the retention of the report is over.
create or replace function guitu.refuse_change_of_receipt() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and current_setting('guitu.changes_keys', true) = 'on'
        and new.report_number = old.report_number then
        return new;
    end if;
    if tg_op = 'DELETE' and current_setting('guitu.deidentifies', true) <> '' then
        perform guitu.refuse_deidentification(old.report_number);
        return old;
    end if;
    raise exception 'rows of % are append-only', tg_table_name;
end $$;
