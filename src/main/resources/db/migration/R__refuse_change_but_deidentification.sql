-- Contents of documents are append-only. They are sealed anew when their algorithm changes or their length was not hidden, and go once
-- the retention of their case is over.
create or replace function guitu.refuse_change_but_deidentification() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('guitu.changes_keys', true) = 'on' then
        return old;
    end if;
    if tg_op = 'DELETE' and current_setting('guitu.deidentifies', true) <> '' then
        perform guitu.refuse_deidentification((select case_number from guitu.document where id = old.document_id));
        return old;
    end if;
    raise exception 'rows of % are append-only', tg_table_name;
end $$;
