-- Files that administrators want deployed, and what a second one decided about them. What one sends by REST and nobody else has sent yet
-- is a release, too; before, only its hashes were noted.
create table release (
    id              bigint generated always as identity primary key,
    name            varchar(200) not null,
    origin          varchar(8)   not null check (origin in ('UPLOAD', 'CALL', 'IMPORT', 'PACKAGE', 'BACK')),
    -- The release whose files of before these are.
    takes_back      bigint references release,
    state           varchar(9)   not null check (state in ('DRAFT', 'OFFERED', 'WITHDRAWN', 'REFUSED', 'DEPLOYED')),
    made_by         varchar(64)  not null,
    made_at         timestamptz  not null,
    offered_at      timestamptz,
    -- A hash of what each of the two has agreed to weaken.
    weakens         bytea        check (length(weakens) = 32),
    decided_weakens bytea        check (length(decided_weakens) = 32),
    -- What becomes of running cases, and what a trial showed, as JSON.
    plans           text,
    trial           text,
    decided_by      varchar(64),
    decided_at      timestamptz,
    decision_reason varchar(400),
    deployment      varchar(64),
    -- The order by which cases move.
    migration       bigint,
    check ((state in ('DRAFT', 'OFFERED')) = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    check (state in ('DRAFT', 'WITHDRAWN') or offered_at is not null),
    constraint two_people_release check (state not in ('DEPLOYED', 'REFUSED') or lower(decided_by) <> lower(made_by))
);
create index release_open on release (id) where state in ('DRAFT', 'OFFERED');
create index release_decided on release (decided_at desc) where decided_at is not null;

create table release_file (
    release bigint       not null references release,
    -- The name without folders.
    file    varchar(255) not null,
    content bytea        not null,
    hash    bytea        not null check (length(hash) = 32),
    -- As it was deployed before; null when it was new.
    before  bytea,
    -- Something was deployed in its place since it was offered.
    settled boolean      not null default false,
    -- And it was this very file.
    came    boolean      not null default false,
    primary key (release, file)
);
create index release_file_hash on release_file (file, hash) where not settled;

create function guard_release() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE'
        or to_jsonb(new) - array['name', 'state', 'offered_at', 'weakens', 'decided_weakens', 'plans', 'trial', 'decided_by',
                'decided_at', 'decision_reason', 'deployment', 'migration']
            <> to_jsonb(old) - array['name', 'state', 'offered_at', 'weakens', 'decided_weakens', 'plans', 'trial', 'decided_by',
                'decided_at', 'decision_reason', 'deployment', 'migration']
        or (old.deployment is not null and new.deployment is distinct from old.deployment)
        or (old.decided_by is not null and to_jsonb(new) - array['plans', 'migration', 'deployment'] <> to_jsonb(old) - array['plans', 'migration', 'deployment']) then
        raise exception 'A release is decided once and stays.';
    end if;
    return new;
end $$;
create trigger release_stays before update or delete on release for each row execute function guard_release();
create trigger release_no_truncate before truncate on release for each statement execute function refuse_change();

create function guard_release_file() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and to_jsonb(new) - array['before', 'settled', 'came'] = to_jsonb(old) - array['before', 'settled', 'came']
        and (old.before is null or new.before = old.before) then
        return new;
    end if;
    if (select state from guitu.release where id = coalesce(new.release, old.release)) <> 'DRAFT' then
        raise exception 'What was offered is not changed any more.';
    end if;
    return coalesce(new, old);
end $$;
create trigger release_file_stays before insert or update or delete on release_file
    for each row execute function guard_release_file();
create trigger release_file_no_truncate before truncate on release_file for each statement execute function refuse_change();

drop table model_offer;
