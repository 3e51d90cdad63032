#!/usr/bin/env bash
# date-holidays 3.37.0 (npm): for China it answers with the days off as they were before the State Council's decree of 10 November
# 2024. It lacks two of the statutory days off that are new since 2025 (2 May, and one of the four days of Spring Festival), and calls
# days "public" that are none for everybody: 8 March, 4 May and 1 June are half days for women, the young and children, 1 August one
# for soldiers. No option tells a public day of all from one of some.
#
# Needs Node.js with npm. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen:
#   public in 2026: 01-01 02-16 02-17 02-18 03-08 04-05 05-01 05-04 06-01 06-19 08-01 09-25 10-01 10-02 10-03
#   statutory but missing: 02-19 05-02
#   public but not off for everybody: 03-08 05-04 06-01 08-01
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-fund --no-audit date-holidays@3.37.0 > /dev/null
cat > days.js <<'JS'
const Holidays = require("date-holidays");
// The thirteen days of 2026 by the decree: 1 January; New Year's Eve of the lunar year and the three days after it; Qingming; 1 and 2 May;
// Dragon Boat; Mid-Autumn; 1 to 3 October.
const statutory = ["01-01", "02-16", "02-17", "02-18", "02-19", "04-05", "05-01", "05-02", "06-19", "09-25", "10-01", "10-02", "10-03"];
const found = new Holidays("CN").getHolidays(2026).filter(day => day.type === "public").map(day => day.date.slice(5, 10));
console.log("public in 2026: " + found.join(" "));
console.log("statutory but missing: " + statutory.filter(day => !found.includes(day)).join(" "));
console.log("public but not off for everybody: " + found.filter(day => !statutory.includes(day)).join(" "));
JS
node days.js | tee seen.txt
grep -qx "statutory but missing: 02-19 05-02" seen.txt
grep -qx "public but not off for everybody: 03-08 05-04 06-01 08-01" seen.txt
