-- Who helps besides the departments has a file of its own in the dossier, numbered like a case: name, address, phone, how it was checked.
alter table case_file drop constraint case_file_kind_check;
alter table case_file add constraint case_file_kind_check check (kind in ('case', 'report', 'provider'));

-- What forms may offer: where, of which kind, and whether. Whoever it is, only the file tells.
create table provider (
    provider_number varchar(24) primary key references case_file,
    kind            varchar(20) not null,
    region          char(6)     not null,
    -- Which department keeps the entry.
    department      varchar(40) not null,
    state           varchar(10) not null check (state in ('listed', 'suspended', 'removed')),
    contract_until  date,
    -- Where places are counted, how many are free and since when that is known.
    places_free     integer check (places_free >= 0),
    places_at       timestamptz
);
create index provider_offered on provider (region, kind) where state = 'listed';
create trigger provider_no_truncate before truncate on provider
    for each statement execute function refuse_change();

-- Which county without a designated hospital was reported in which month: once, whatever node finds it.
create table directory_gap_told (
    region char(6)     not null,
    month  char(7)     not null,
    at     timestamptz not null,
    primary key (region, month)
);
create trigger directory_gap_told_append_only before update or delete on directory_gap_told
    for each row execute function refuse_change();
create trigger directory_gap_told_no_truncate before truncate on directory_gap_told
    for each statement execute function refuse_change();
