#!/usr/bin/env bash
# Succeeds when the node of this container, or the process of that number, takes requests. Once a node has been alive and then is not six times in a row,
# it is told to end, and made to from the ninth time on, so that whatever watches over it starts it anew. Without database a node is alive and not ready.
# Needs no program beside bash and coreutils.
set -uo pipefail
export GUITU_PORT=${SERVER_PORT:-8080}

# Gives up by itself: who runs this may end it without the failure being counted.
answers() {
  timeout 3 bash -c '
    exec 3<> "/dev/tcp/127.0.0.1/$GUITU_PORT" || exit 1
    printf "GET /actuator/health/%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n" "$0" >&3
    read -r _ status _ <&3
    [[ $status == 200 ]]' "$1" 2> /dev/null
}

# The child of the container's first process; what somebody runs beside it has another parent.
node() {
  local status name parent
  for status in /proc/[0-9]*/status; do
    name=$(sed -n 's/^Name:\s*//p' "$status" 2> /dev/null)
    parent=$(sed -n 's/^PPid:\s*//p' "$status" 2> /dev/null)
    if [[ $name == java && $parent == 1 ]]; then
      status=${status#/proc/}
      echo "${status%/status}"
      return
    fi
  done
  return 1
}

pid=${1:-$(node)} || exit 1
# Of this process only: another one with its number began at another time.
began=$(sed 's/^.*) //' "/proc/$pid/stat" 2> /dev/null | cut --delimiter=' ' --fields=20)
[[ -n $began ]] || exit 1
count=${GUITU_HEALTH_FOLDER:-/tmp}/guitu-not-alive-$pid-$began

if answers liveness; then
  echo 0 > "$count"
  answers readiness
  exit
fi
# It has not been alive yet: it may be waiting for another node, or for its tables.
[[ -f $count ]] || exit 1
failures=$(($(< "$count") + 1))
echo "$failures" > "$count"
if ((failures >= 9)); then
  kill -KILL "$pid"
elif ((failures >= 6)); then
  kill -TERM "$pid"
fi
exit 1
