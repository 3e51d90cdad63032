#!/usr/bin/env bash
# Dumps the database that PGHOST, PGUSER and PGDATABASE name into a folder, and keeps the newest of each of the last days, weeks and months.
#   backup            one backup now; ends with 0 only when it can be restored from
#   backup --daily    one each day after GUITU_BACKUP_AT, also later when it failed or the machine was off
#   backup --check    says how old the newest is; ends with 1 when that is too old
set -euo pipefail
export LC_ALL=C
umask 027
folder=${GUITU_BACKUP_FOLDER:-/var/backups/guitu}
at=${GUITU_BACKUP_AT:-02:30}
export PGHOST=${PGHOST:-localhost} PGUSER=${PGUSER:-guitu} PGDATABASE=${PGDATABASE:-guitu}

# As UTC, so that names stand in the order of time wherever the machine is.
names() { find "$folder" -maxdepth 1 -type f -name 'guitu-????????T??????Z.dump' -printf '%f\n' | sort --reverse; }

seconds_of() {
  local stamp=${1#guitu-}
  date --utc --date="${stamp:0:4}-${stamp:4:2}-${stamp:6:2} ${stamp:9:2}:${stamp:11:2}:${stamp:13:2}" +%s
}

newest_at() {
  local newest
  newest=$(names | head -n 1)
  [[ -z $newest ]] && echo 0 || seconds_of "$newest"
}

check() {
  local newest age
  newest=$(newest_at)
  if ((newest == 0)); then
    echo "There is no backup in $folder."
    return 1
  fi
  age=$((($(date +%s) - newest) / 3600))
  echo "The newest backup is $age hours old."
  ((age < ${GUITU_BACKUP_OLDEST_HOURS:-26}))
}

backup() {
  local name partial
  exec 9< "$folder"
  if ! flock --nonblock 9; then
    echo "Another backup is running." >&2
    return 1
  fi
  rm --force "$folder"/*.partial
  name=guitu-$(date --utc +%Y%m%dT%H%M%SZ).dump
  partial=$folder/$name.partial
  # Under the name of a backup only once it is whole, can be read, and lies on the disk.
  dump "$partial" || { rm --force "$partial"; return 1; }
  sum=$(sha256sum < "$partial") || return 1
  echo "${sum%% *}  $name" > "$folder/$name.sha256" || return 1
  sync "$partial" "$folder/$name.sha256" || return 1
  mv "$partial" "$folder/$name" || return 1
  echo "Made $name, $(stat --format=%s "$folder/$name") bytes."
  rotate || return 1
  exec 9<&-
}

dump() {
  local password=
  if [[ -n ${GUITU_DATABASE_PASSWORD_FILE:-} ]]; then
    password=$(< "$GUITU_DATABASE_PASSWORD_FILE") || return 1
  fi
  PGPASSWORD=$password pg_dump --no-password --format=custom --file="$1" || return 1
  # Not that of a database which no node has made yet.
  pg_restore --list "$1" | grep --count 'TABLE DATA guitu flyway_schema_history' > /dev/null \
    || { echo "The dump holds no tables of Guitu." >&2; return 1; }
}

rotate() {
  local name stamp
  declare -A days=() weeks=() months=()
  while read -r name; do
    stamp=${name:6:8}
    local day=$stamp week month=${stamp:0:6} keep=
    week=$(date --utc --date="$stamp" +%G-%V)
    if [[ -z ${days[$day]:-} ]] && ((${#days[@]} < ${GUITU_BACKUP_DAYS:-14})); then keep=day; fi
    if [[ -z ${weeks[$week]:-} ]] && ((${#weeks[@]} < ${GUITU_BACKUP_WEEKS:-8})); then keep+=week; fi
    if [[ -z ${months[$month]:-} ]] && ((${#months[@]} < ${GUITU_BACKUP_MONTHS:-12})); then keep+=month; fi
    days[$day]=seen weeks[$week]=seen months[$month]=seen
    if [[ -z $keep ]]; then
      rm --force "$folder/$name" "$folder/$name.sha256"
      echo "Removed $name."
    fi
  done < <(names)
}

daily() {
  local due now
  while true; do
    now=$(date +%s)
    due=$(date --date="today $at" +%s)
    ((due <= now)) || due=$(date --date="yesterday $at" +%s)
    if (($(newest_at) < due)); then
      bash "$0" || echo "THE BACKUP FAILED. It is tried again in ten minutes." >&2
    fi
    # In the background, so that a signal ends it at once.
    sleep 600 &
    wait $!
  done
}

case ${1:-} in
  '') backup ;;
  --daily) trap 'exit 0' TERM INT; daily ;;
  --check) check ;;
  *) sed -n '2,5s/^# *//p' "$0" >&2; exit 2 ;;
esac
