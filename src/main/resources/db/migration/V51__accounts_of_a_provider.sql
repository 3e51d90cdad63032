-- Whom the identity provider lets in: which account is whose there. Without a subject the account waits for that person's first login by the
-- provider.
create table provided_account (
    account  varchar(64)  primary key,
    issuer   varchar(400) not null,
    subject  varchar(255),
    unique (issuer, subject)
);

-- What the provider has opened, by the hash of a key in the session; the session ends with its row.
create table provided_session (
    id       char(64)     primary key,
    account  varchar(64)  not null,
    issuer   varchar(400) not null,
    subject  varchar(255) not null,
    sid      varchar(255),
    begun_at timestamptz  not null
);
create index provided_session_of on provided_session (issuer, subject);

-- A request may be one of many that were sent as one file and are decided together.
alter table account_request add column batch bigint;
create sequence account_batch;
create index account_request_batch on account_request (batch) where batch is not null;

alter table account_request drop constraint account_request_kind_check;
alter table account_request add constraint account_request_kind_check
    check (kind in ('CREATE', 'CHANGE', 'PASSWORD', 'LOCK', 'UNLOCK', 'DEVICE', 'PROVIDER'));

-- Names that differ in capitals only are one account.
drop index account_request_open;
create unique index account_request_open on account_request (lower(account)) where decision is null;
