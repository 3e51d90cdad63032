-- Models as one administrator sent them: they are deployed when another one sends the same.
create table model_offer (
    file       varchar(255) not null,
    content    bytea        not null check (length(content) = 32),
    account    varchar(255) not null,
    offered_at timestamptz  not null,
    primary key (file, content, account)
);
