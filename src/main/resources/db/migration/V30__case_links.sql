-- Which cases belong together because their people do. The latest word on a pair counts, whichever of the two cases it was said in.
create table case_link (
    id          bigint generated always as identity primary key,
    case_number varchar(24) not null references case_file,
    other_case  varchar(24) not null references case_file,
    -- What the person of the other case is to that of this one; none: the two were linked by mistake.
    relation    varchar(20) check (relation in (
        'mother', 'father', 'parent', 'child', 'sibling', 'spouse', 'other-kin', 'rescued-together')),
    -- Nobody said so of these two: it follows from what was said of others.
    supposed    boolean     not null,
    author      varchar(64) not null,
    said_at     timestamptz not null,
    check (case_number <> other_case)
);
create index case_link_case on case_link (case_number);
create index case_link_other on case_link (other_case);

-- Whose relative somebody is tells who that is: the links of a case go when its person is taken out of it.
create function refuse_change_of_link() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('guitu.deidentifies', true) in (old.case_number, old.other_case) then
        perform guitu.refuse_deidentification(current_setting('guitu.deidentifies', true));
        return old;
    end if;
    raise exception 'rows of % are append-only', tg_table_name;
end $$;
create trigger case_link_append_only before update or delete on case_link
    for each row execute function refuse_change_of_link();
create trigger case_link_no_truncate before truncate on case_link
    for each statement execute function refuse_change();

-- Nobody is the relative of a report, or of somebody who was taken out. Waits for a de-identification under way.
create function refuse_link_of_nobody() returns trigger language plpgsql as $$
begin
    perform from guitu.case_file where case_number in (new.case_number, new.other_case) for key share;
    if exists (
        select from guitu.case_file
        where case_number in (new.case_number, new.other_case) and (kind <> 'case' or deidentified_at is not null)) then
        raise exception 'nobody is known in case % or %', new.case_number, new.other_case;
    end if;
    return new;
end $$;
create trigger case_link_between_people before insert on case_link
    for each row execute function refuse_link_of_nobody();
