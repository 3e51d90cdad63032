-- Reports and cases have numbers of their own, with a check digit; those given out before stay as they are.
alter table case_file drop constraint case_file_case_number_check;
do $$
declare
    number record;
begin
    for number in
        select c.table_schema, c.table_name, c.column_name
        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where c.table_schema in ('guitu', 'audit') and t.table_type = 'BASE TABLE' and c.data_type = 'character varying'
            and c.character_maximum_length = 20 and c.column_name in ('case_number', 'other_case', 'report_number')
    loop
        execute format('alter table %I.%I alter column %I type varchar(24)',
            number.table_schema, number.table_name, number.column_name);
    end loop;
end $$;
alter table case_file add constraint case_file_case_number_check
    check (case_number ~ '^[A-Z]?[0-9]{6}-[0-9]{4}-[0-9]{6}(-[0-9])?$');

alter table case_number_counter add series varchar(1) not null default '';
alter table case_number_counter drop constraint case_number_counter_pkey;
alter table case_number_counter add primary key (series, region, year);

