-- Whether two cases are the same person's, as people found out by asking. The latest verdict on a pair counts.
create table same_person (
    id                  bigint generated always as identity primary key,
    -- The case that asked, and the one it was asked about.
    case_number         varchar(20) not null references case_file,
    other_case          varchar(20) not null references case_file,
    verdict             varchar(10) not null check (verdict in ('same', 'different', 'unclear')),
    process_instance_id varchar(64) not null,
    author              varchar(64) not null,
    decided_at          timestamptz not null,
    check (case_number <> other_case)
);
create index same_person_case on same_person (case_number);
create index same_person_other on same_person (other_case);

create trigger same_person_append_only before update or delete on same_person
    for each row execute function refuse_change();
create trigger same_person_no_truncate before truncate on same_person
    for each statement execute function refuse_change();
