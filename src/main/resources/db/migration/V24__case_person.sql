-- What the engine may know of a case's person, as it was said last. Birth date, estimated age and document number are in the dossier.
create table case_person (
    case_number    varchar(20) primary key references case_file,
    sex            varchar(20),
    identity_state varchar(20),
    age_known      varchar(20) check (age_known in ('birth-date', 'estimated', 'unknown', 'id-number')),
    age_disputed   boolean     not null default false,
    -- The day that an estimate is of.
    estimated_on   date
);

-- Of the cases that there are: what police registered, which their journey still knows.
do $$
begin
    if to_regclass('public.act_hi_varinst') is not null then
        insert into case_person (case_number, sex, identity_state, age_known, age_disputed, estimated_on)
        select c.case_number, v.sex, v.identity_state, coalesce(v.age_known, d.answered), coalesce(v.age_disputed, false), d.estimated_on
        from case_file c
        cross join lateral (
            select max(text_) filter (where name_ = 'sex') as sex,
                max(text_) filter (where name_ = 'identityState') as identity_state,
                max(text_) filter (where name_ = 'ageKnown' and text_ in ('birth-date', 'estimated', 'unknown')) as age_known,
                bool_or(long_ = 1) filter (where name_ = 'ageDisputed') as age_disputed
            from public.act_hi_varinst where proc_inst_id_ = c.opened_by) v
        cross join lateral (
            select case when bool_or(x.field = 'birthDate') then 'birth-date' when bool_or(x.field = 'estimatedAge') then 'estimated'
                end as answered,
                (max(e.recorded_at) filter (where x.field = 'estimatedAge') at time zone 'Asia/Shanghai')::date as estimated_on
            from dossier_entry e join dossier_value x on x.entry_id = e.id
            where e.case_number = c.case_number and e.form = 'register-person') d
        where c.kind = 'case' and c.opened_by is not null and c.deidentified_at is null;
    end if;
end $$;
