-- How a step was done (dates, amounts, coded reasons, what was checked) belongs to the person, and decides nothing in the engine.
do $$
declare
    found record;
begin
    for found in
        select conrelid::regclass as of_table, conname
        from pg_constraint
        where contype = 'c' and conrelid in ('guitu.dossier_value'::regclass, 'guitu.document'::regclass)
          and pg_get_constraintdef(oid) like '%''statement''%'
    loop
        execute format('alter table %s drop constraint %I', found.of_table, found.conname);
        execute format(
            'alter table %s add check (class in (''identity'', ''contact'', ''health'', ''biometric'', ''legal'', ''statement'', ''record''))',
            found.of_table);
    end loop;
end $$;
