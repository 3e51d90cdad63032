-- Row triggers do not see a TRUNCATE.
create trigger dossier_entry_no_truncate before truncate on dossier_entry
    for each statement execute function refuse_change();
create trigger dossier_value_no_truncate before truncate on dossier_value
    for each statement execute function refuse_change();
