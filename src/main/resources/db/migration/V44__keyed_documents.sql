-- A keyed hash of each document and of each withdrawal. That each was added or withdrawn is an event of the chain; this says what it was.
create table document_seal (
    document_id uuid    not null references document,
    withdrawal  boolean not null,
    key         integer not null,
    mac         bytea   not null check (length(mac) = 32),
    primary key (document_id, withdrawal)
);
create trigger document_seal_append_only before update or delete on document_seal
    for each row execute function refuse_change_but_of_sealed();
create trigger document_seal_no_truncate before truncate on document_seal
    for each statement execute function refuse_change();
