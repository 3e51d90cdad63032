-- The keys with which this database was written: a known value sealed by them, and its fingerprint.
create table key_check (
    only_row    boolean primary key default true check (only_row),
    value       bytea not null,
    fingerprint bytea not null
);

-- A correction stands in for the entry it names: always the first one, never another correction. Its reason is one of its values.
alter table dossier_entry add column corrects bigint references dossier_entry;
create index dossier_entry_corrects on dossier_entry (corrects) where corrects is not null;

-- A new table, so that not even the old one's file keeps a clear text.
alter table dossier_value rename to clear_value;
alter index dossier_value_pkey rename to clear_value_pkey;
create table dossier_value (
    entry_id   bigint       not null references dossier_entry,
    field      varchar(100) not null,
    class      varchar(20)  not null check (class in ('identity', 'contact', 'health', 'biometric', 'legal', 'statement')),
    -- By which of a person's traits it finds other cases; see person_index.
    trait      varchar(20) check (trait in ('id-number', 'phone', 'name', 'birth-date', 'age')),
    -- The algorithm's number, the key's, and what they encrypted; it opens for this case, entry, form, field and class only.
    value      bytea        not null,
    primary key (entry_id, field)
);

-- Append-only. One thing may change, the key: the rotation says so for its own transaction, and no other column changes with it.
create function refuse_change_but_of_key() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and current_setting('guitu.changes_keys', true) = 'on'
        and (new.entry_id, new.field, new.class) = (old.entry_id, old.field, old.class)
        and new.trait is not distinct from old.trait then
        return new;
    end if;
    raise exception 'rows of % are append-only', tg_table_name;
end $$;
create trigger dossier_value_append_only before update or delete on dossier_value
    for each row execute function refuse_change_but_of_key();
create trigger dossier_value_no_truncate before truncate on dossier_value
    for each statement execute function refuse_change();

-- By what a person is found again, as keyed hashes; follows from dossier_value and can be made anew from it.
create table person_index (
    case_number varchar(20) not null references case_file,
    trait       varchar(20) not null check (trait in ('id-number', 'phone', 'name')),
    hash        bytea       not null,
    key_number  integer     not null,
    primary key (case_number, trait, hash)
);
create index person_index_hash on person_index (hash);
