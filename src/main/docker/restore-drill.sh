#!/usr/bin/env bash
# Restores a backup, the newest unless one is named, into a PostgreSQL of its own that lives as long as this script, and looks into it.
# Touches no other database, needs no password, and ends with 0 only when the backup holds what an installation needs.
#   restore-drill [guitu-20260131T183000Z.dump]
set -euo pipefail
export LC_ALL=C
umask 077
folder=${GUITU_BACKUP_FOLDER:-/var/backups/guitu}
name=${1:-$(find "$folder" -maxdepth 1 -type f -name 'guitu-????????T??????Z.dump' -printf '%f\n' | sort | tail -n 1)}

fail() {
  echo "THE DRILL FAILED: $*" >&2
  exit 1
}

((EUID != 0)) || fail "PostgreSQL does not run as root: use another account."
[[ -n $name && -f $folder/$name ]] || fail "there is no such backup in $folder."
(cd "$folder" && sha256sum --check --status "$name.sha256") || fail "$name is not what was written."

bin=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2> /dev/null | sort --version-sort | tail -n 1)
PATH=${bin:+$bin:}$PATH
unset PGHOST PGPORT PGUSER PGDATABASE PGPASSWORD
scratch=$(mktemp --directory "${GUITU_SCRATCH:-/tmp}/drill-XXXXXX")
end() {
  pg_ctl --pgdata="$scratch/data" --mode=immediate --silent stop > /dev/null 2>&1 || true
  rm --recursive --force "$scratch"
}
trap end EXIT
trap 'exit 1' TERM INT

initdb --pgdata="$scratch/data" --username=postgres --auth=trust --encoding=UTF8 --locale=C --no-sync > "$scratch/log" 2>&1 \
  || fail "no scratch PostgreSQL: $(tail -n 3 "$scratch/log")"
# Reached by a socket in its own folder only.
pg_ctl --pgdata="$scratch/data" --log="$scratch/log" --silent --wait \
  --options="-c listen_addresses= -c unix_socket_directories=$scratch -c fsync=off" start > /dev/null \
  || fail "no scratch PostgreSQL: $(tail -n 3 "$scratch/log")"
export PGHOST=$scratch PGUSER=postgres PGDATABASE=guitu
# The engine's tables are where its user's first schema is.
export PGOPTIONS='-c search_path=guitu,public'
createdb guitu
pg_restore --no-owner --no-privileges --exit-on-error --dbname=guitu "$folder/$name" || fail "$name cannot be restored."

ask() { psql --no-psqlrc --tuples-only --no-align --quiet --set=ON_ERROR_STOP=1 --command="$1"; }
holds() {
  local found
  found=$(ask "select $2") || fail "$1 cannot be read."
  [[ $found == t ]] || fail "$1."
}
tell() {
  local found
  found=$(ask "select $2") || fail "$1 cannot be read."
  printf '%-40s %s\n' "$1" "$found"
}

echo "$name, restored:"
tell 'Tables' "count(*) from pg_tables where schemaname in ('guitu', 'audit', 'public')"
tell 'Version of the schema' "version from guitu.flyway_schema_history where version is not null order by installed_rank desc limit 1"
tell 'Version of the engine' "version_ from act_ge_schema_log order by timestamp_ desc, id_ desc limit 1"
tell 'Cases' 'count(*) from guitu.case_file'
tell 'Entries of the dossiers' 'count(*) from guitu.dossier_entry'
tell 'Processes that run' 'count(*) from act_ru_execution where parent_id_ is null'
tell 'Open tasks' 'count(*) from act_ru_task'
tell 'Events of the audit trail' 'count(*) from audit.event'
tell 'Links of its chain' 'count(*) from audit.link'
tell 'Newest event' "coalesce(max(at)::text, 'none') from audit.event"
holds 'a migration had failed' 'not exists (select from guitu.flyway_schema_history where not success)'
holds 'there are events without a link that do not wait for one' \
  'not exists (select from audit.event e where not exists (select from audit.link l where l.event_id = e.id)
    and not exists (select from audit.waiting w where w.event_id = e.id))'
holds 'there are entries without a case' \
  'not exists (select from guitu.dossier_entry e where not exists (select from guitu.case_file c where c.case_number = e.case_number))'
holds 'the links of the chain do not follow each other' \
  '(select count(*) from audit.link) = (select coalesce(max(position), 0) from audit.link)'
echo 'The drill has passed.'
