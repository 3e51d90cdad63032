-- Documents of a case: whose, what and of which class. The content stands in document_chunk, encrypted with a key of its own.
create table document (
    id          uuid primary key,
    case_number varchar(20)  not null references case_file,
    -- Counted in the case, from 1.
    number      integer      not null check (number > 0),
    class       varchar(20)  not null check (class in ('identity', 'contact', 'health', 'biometric', 'legal', 'statement')),
    kind        varchar(10)  not null check (kind in ('PDF', 'JPEG', 'PNG', 'DOCX')),
    -- In bytes, before encryption.
    size        integer      not null check (size between 1 and 20971520),
    author      varchar(64)  not null,
    department  varchar(100) not null,
    region      char(6)      not null,
    added_at    timestamptz  not null,
    -- Both sealed like an answer, for this row only.
    title       bytea        not null,
    content_key bytea        not null,
    unique (case_number, number)
);

create table document_chunk (
    document_id uuid    not null references document,
    position    integer not null check (position >= 0),
    content     bytea   not null check (length(content) between 1 and 262144),
    primary key (document_id, position)
);
-- Encrypted bytes do not compress.
alter table document_chunk alter column content set storage external;

-- A document that was added by mistake stays, and is not offered any more.
create table document_withdrawal (
    document_id  uuid primary key references document,
    author       varchar(64)  not null,
    department   varchar(100) not null,
    region       char(6)      not null,
    withdrawn_at timestamptz  not null,
    -- Sealed like an answer.
    reason       bytea        not null
);

-- Append-only. One thing may change, the key that sealed the small values: the rotation says so for its own transaction.
create function refuse_change_but_of_sealed() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and current_setting('guitu.changes_keys', true) = 'on'
        and to_jsonb(new) - array['title', 'content_key', 'reason'] = to_jsonb(old) - array['title', 'content_key', 'reason'] then
        return new;
    end if;
    raise exception 'rows of % are append-only', tg_table_name;
end $$;
create trigger document_append_only before update or delete on document
    for each row execute function refuse_change_but_of_sealed();
create trigger document_no_truncate before truncate on document
    for each statement execute function refuse_change();
create trigger document_chunk_append_only before update or delete on document_chunk
    for each row execute function refuse_change();
create trigger document_chunk_no_truncate before truncate on document_chunk
    for each statement execute function refuse_change();
create trigger document_withdrawal_append_only before update or delete on document_withdrawal
    for each row execute function refuse_change_but_of_sealed();
create trigger document_withdrawal_no_truncate before truncate on document_withdrawal
    for each statement execute function refuse_change();
