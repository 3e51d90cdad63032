#!/usr/bin/env bash
# chinese-days 1.5.7 (npm): for a year that it has no data of yet, it answers instead of saying so, and takes every Monday to Friday for
# a working day, also 1 January and the first days of October, which the law makes days off every year. Whoever counts working days
# across the turn of the year gets a date that is too early, without an error or a warning.
#
# Needs Node.js with npm. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen:
#   2026-01-01 working day: false
#   2027-01-01 working day: true
#   2027-10-01 working day: true
#   one working day after 2026-12-31: 2027-01-01
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-fund --no-audit chinese-days@1.5.7 > /dev/null
cat > days.js <<'JS'
const days = require("chinese-days");
for (const day of ["2026-01-01", "2027-01-01", "2027-10-01"]) console.log(day + " working day: " + days.isWorkday(day));
console.log("one working day after 2026-12-31: " + days.findWorkday(1, "2026-12-31"));
JS
node days.js | tee seen.txt
grep -qx "2026-01-01 working day: false" seen.txt
grep -qx "2027-01-01 working day: true" seen.txt
grep -qx "2027-10-01 working day: true" seen.txt
grep -qx "one working day after 2026-12-31: 2027-01-01" seen.txt
