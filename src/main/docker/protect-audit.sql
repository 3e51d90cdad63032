-- Run as PostgreSQL's superuser in Guitu's database, with no node running, after the first start and after each upgrade: Guitu's own role
-- may then add to the audit trail and read it, and can neither change it nor switch off what protects it.
alter schema audit owner to current_user;
alter table audit.event owner to current_user;
alter table audit.link owner to current_user;
alter table audit.waiting owner to current_user;
alter table audit.waiting_entry owner to current_user;
alter table audit.verified owner to current_user;
alter function audit.enqueue() owner to current_user;
alter function audit.enqueue_entry() owner to current_user;
alter function audit.refuse_change() owner to current_user;
alter function audit.refuse_without_link() owner to current_user;
alter function audit.refuse_entry_without_link() owner to current_user;
grant usage on schema audit to guitu;
grant select, insert on audit.event, audit.link to guitu;
grant select, insert, delete on audit.waiting, audit.waiting_entry to guitu;
grant select, insert, update on audit.verified to guitu;
grant select on sequence audit.event_id_seq to guitu;
