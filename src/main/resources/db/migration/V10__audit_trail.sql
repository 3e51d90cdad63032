-- Who did what, read what and changed what. In a schema of its own, so that it can be given to another owner than Guitu's tables.
create schema audit;

-- One row per event, written in the transaction of the act itself and never changed.
create table audit.event (
    id          bigint generated always as identity primary key,
    at          timestamptz not null,
    kind        varchar(40) not null,
    -- Null: the system itself, or nobody known.
    account     varchar(64),
    -- As they were at that moment.
    role        varchar(100),
    department  varchar(200),
    address     varchar(64),
    case_number varchar(20),
    object      text,
    object_id   varchar(64),
    detail      text
);
create index event_case on audit.event (case_number, id) where case_number is not null;
create index event_account on audit.event (account, id);
create index event_kind on audit.event (kind, id);
create index event_at on audit.event (at);

-- The chain: each link's hash covers its event and the hash before it. Links are made after the events are committed.
create table audit.link (
    position bigint primary key check (position > 0),
    event_id bigint not null unique references audit.event,
    hash     bytea  not null check (length(hash) = 32)
);

-- Events that have no link yet.
create table audit.waiting (
    event_id bigint primary key references audit.event
);

create function audit.enqueue() returns trigger language plpgsql as $$
begin
    insert into audit.waiting (event_id) values (new.id);
    return null;
end $$;
create trigger event_waits after insert on audit.event
    for each row execute function audit.enqueue();

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of audit.% are append-only', tg_table_name;
end $$;
create trigger event_append_only before update or delete on audit.event
    for each row execute function audit.refuse_change();
create trigger event_no_truncate before truncate on audit.event
    for each statement execute function audit.refuse_change();
create trigger link_append_only before update or delete on audit.link
    for each row execute function audit.refuse_change();
create trigger link_no_truncate before truncate on audit.link
    for each statement execute function audit.refuse_change();

-- An event leaves the queue when it has its link, and in no other way.
create function audit.refuse_without_link() returns trigger language plpgsql as $$
begin
    if not exists (select from audit.link where event_id = old.event_id) then
        raise exception 'event % has no link yet', old.event_id;
    end if;
    return old;
end $$;
create trigger waiting_until_linked before delete on audit.waiting
    for each row execute function audit.refuse_without_link();
create trigger waiting_no_update before update on audit.waiting
    for each row execute function audit.refuse_change();
create trigger waiting_no_truncate before truncate on audit.waiting
    for each statement execute function audit.refuse_change();
