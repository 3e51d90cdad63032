-- Pictures as phones take them: HEIC, WebP.
alter table document drop constraint document_kind_check;
alter table document add constraint document_kind_check check (kind in ('PDF', 'JPEG', 'PNG', 'WEBP', 'HEIC', 'DOCX'));
