-- Which cases a department of a region has recorded something in, for its own list of cases.
create index dossier_entry_office on dossier_entry (department, region, case_number);
