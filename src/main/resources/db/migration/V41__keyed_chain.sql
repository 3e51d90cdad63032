-- Whoever can only write to the database makes no event, no link and no entry of the dossier: each has a keyed hash. Links of before have none;
-- the first keyed one closes their chain.
alter table audit.event
    add column key integer,
    add column mac bytea check (length(mac) = 32),
    add constraint event_keyed_whole check (num_nulls(key, mac) in (0, 2));

-- A link is of an event or of an entry of the dossier.
alter table audit.link
    add column entry_id bigint unique,
    add column key      integer,
    alter column event_id drop not null,
    add constraint link_of_one check (num_nonnulls(event_id, entry_id) = 1),
    add constraint link_of_entry_keyed check (entry_id is null or key is not null);

-- Over an entry's answers as they were given, and over the entry itself with the first.
create table entry_seal (
    entry_id bigint  primary key references dossier_entry,
    key      integer not null,
    content  bytea   not null check (length(content) = 32),
    mac      bytea   not null check (length(mac) = 32)
);
create trigger entry_seal_append_only before update or delete on entry_seal
    for each row execute function refuse_change();
create trigger entry_seal_no_truncate before truncate on entry_seal
    for each statement execute function refuse_change();

-- Entries that have no link yet.
create table audit.waiting_entry (
    entry_id bigint primary key
);
create function audit.enqueue_entry() returns trigger language plpgsql as $$
begin
    insert into audit.waiting_entry (entry_id) values (new.entry_id);
    return null;
end $$;
create trigger entry_waits after insert on entry_seal
    for each row execute function audit.enqueue_entry();
create function audit.refuse_entry_without_link() returns trigger language plpgsql as $$
begin
    if not exists (select from audit.link where entry_id = old.entry_id) then
        raise exception 'entry % has no link yet', old.entry_id;
    end if;
    return old;
end $$;
create trigger waiting_entry_until_linked before delete on audit.waiting_entry
    for each row execute function audit.refuse_entry_without_link();
create trigger waiting_entry_no_update before update on audit.waiting_entry
    for each row execute function audit.refuse_change();
create trigger waiting_entry_no_truncate before truncate on audit.waiting_entry
    for each statement execute function audit.refuse_change();

-- How far the trail was found whole, so that the next check goes on from there. Its own hash keeps anybody from moving it on.
create table audit.verified (
    only_row boolean     primary key default true check (only_row),
    position bigint      not null,
    hash     bytea       not null check (length(hash) = 32),
    event_id bigint      not null,
    entry_id bigint      not null,
    unused   bigint      not null,
    -- False once something was found wrong.
    sound    boolean     not null,
    at       timestamptz not null,
    key      integer     not null,
    mac      bytea       not null check (length(mac) = 32)
);
