-- Answers are append-only. They are sealed anew with other keys, and go once the retention of their case is over.
create or replace function guitu.refuse_change_but_of_key() returns trigger language plpgsql as $$
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
