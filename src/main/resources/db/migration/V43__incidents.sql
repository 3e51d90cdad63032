-- A leak of personal data has a file of its own: it may be of many cases, or of none that is known yet.
alter table case_file drop constraint case_file_kind_check;
alter table case_file add constraint case_file_kind_check check (kind in ('case', 'report', 'provider', 'incident'));
