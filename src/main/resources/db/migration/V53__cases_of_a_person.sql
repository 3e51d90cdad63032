-- The list “我经手的个案” asks in which cases somebody has recorded something.
create index dossier_entry_author on dossier_entry (author, case_number);
