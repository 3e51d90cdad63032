-- What one administrator asks for and a second one decides. Nothing of it is changed once decided, and nothing goes.
create table account_request (
    id              bigint generated always as identity primary key,
    account         varchar(64)  not null,
    kind            varchar(10)  not null check (kind in ('CREATE', 'CHANGE', 'PASSWORD', 'LOCK', 'UNLOCK', 'DEVICE')),
    -- How the account was when it was asked for and how it is to be, as JSON.
    before          text,
    wanted          text,
    reason          varchar(400) not null,
    requested_by    varchar(64)  not null,
    requested_at    timestamptz  not null,
    decision        varchar(10)  check (decision in ('CONFIRMED', 'REFUSED', 'WITHDRAWN')),
    decided_by      varchar(64),
    decided_at      timestamptz,
    decision_reason varchar(400),
    -- The requester's half of a one-time password, sealed, until she or he has read it.
    half            bytea,
    check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
    constraint two_people_decide check (decision is distinct from 'CONFIRMED'
        or (lower(decided_by) <> lower(requested_by) and lower(decided_by) <> lower(account)))
);
create unique index account_request_open on account_request (account) where decision is null;
create index account_request_decided on account_request (decided_at desc) where decision is not null;

create function refuse_change_of_decided_request() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or (old.decision is not null and to_jsonb(new) - 'half' <> to_jsonb(old) - 'half')
        or to_jsonb(new) - array['decision', 'decided_by', 'decided_at', 'decision_reason', 'half']
            <> to_jsonb(old) - array['decision', 'decided_by', 'decided_at', 'decision_reason', 'half'] then
        raise exception 'A request for an account is decided once and stays.';
    end if;
    return new;
end $$;
create trigger account_request_stays before update or delete on account_request
    for each row execute function refuse_change_of_decided_request();
create trigger account_request_no_truncate before truncate on account_request
    for each statement execute function refuse_change();

-- What stands between a password and the work. An account without a row has a password of its own and no second factor.
create table account_login (
    account        varchar(64) primary key,
    -- Until when a one-time password can be changed for the person's own; null when it was.
    one_time_until timestamptz,
    -- The second factor's secret, sealed; it counts from enrolled_at on.
    secret         bytea,
    enrolled_at    timestamptz,
    -- The last time step whose code was used: none is used twice.
    last_step      bigint      not null default 0,
    failures       integer     not null default 0,
    failed_at      timestamptz,
    -- What a closed account gets back when it is opened again, as JSON.
    closed         text
);

create table account_recovery_code (
    account varchar(64) not null,
    hash    char(64)    not null,
    used_at timestamptz,
    primary key (account, hash)
);

-- By which a program of one administrator deploys models, and does nothing else.
create table deployment_token (
    id         bigint generated always as identity primary key,
    account    varchar(64) not null,
    hash       char(64)    not null unique,
    label      varchar(60) not null,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index deployment_token_of on deployment_token (account);
