-- A report whose retention is over loses its receipt as well: nobody asks for its answer any more.
create or replace function refuse_change_of_receipt() returns trigger language plpgsql as $$
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
