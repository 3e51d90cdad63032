-- How long nobody has had anything to do in a case, and which tier was told: once for each time that a case comes to rest.
create table parked_told (
    case_number varchar(20) not null references case_file,
    since       timestamptz not null,
    level       smallint    not null check (level between 1 and 3),
    -- Of the tier that was told.
    region      char(6)     not null,
    at          timestamptz not null,
    primary key (case_number, since, level)
);
create trigger parked_told_append_only before update or delete on parked_told
    for each row execute function refuse_change();
create trigger parked_told_no_truncate before truncate on parked_told
    for each statement execute function refuse_change();

-- The open cases of a region.
create index case_file_open on case_file (region) where closed_at is null and kind = 'case';

-- Which calendars of public holidays the clocks went by, the last one now; how many clocks moved when it came.
create table calendar_used (
    id          bigint generated always as identity primary key,
    fingerprint char(64)    not null,
    at          timestamptz not null,
    moved       integer     not null
);
