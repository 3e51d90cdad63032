-- Two persons who share a trait may be of one family: that is a verdict too, and never asked again.
alter table same_person drop constraint same_person_verdict_check;
alter table same_person add constraint same_person_verdict_check
    check (verdict in ('same', 'different', 'family', 'unclear'));

-- Whom a possible case of somebody was told, so that nobody tries out names: counted for an hour, gone after a day. What stays is in
-- the audit trail.
create table case_told (
    id          bigint generated always as identity primary key,
    account     varchar(64) not null,
    way         varchar(20) not null check (way in ('registration', 'check')),
    -- The case that was told of; none for a person check, which counts whatever it finds.
    case_number varchar(24),
    told_at     timestamptz not null
);
create index case_told_account on case_told (account, told_at);
