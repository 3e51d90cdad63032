-- Every model that comes with the program as it was last taken: what an installation has that is different is its own.
create table packaged_model (
    file     varchar(255) primary key,
    content  bytea        not null,
    taken_at timestamptz  not null
);
