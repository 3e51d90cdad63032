-- Documents and their withdrawals are append-only. What is sealed beside them is sealed anew with other keys, and the size becomes the
-- step up to which the content is filled; they go once the retention of their case is over.
create or replace function guitu.refuse_change_but_of_sealed() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and current_setting('guitu.changes_keys', true) = 'on'
        and to_jsonb(new) - array['title', 'size', 'content_key', 'reason']
            = to_jsonb(old) - array['title', 'size', 'content_key', 'reason'] then
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
