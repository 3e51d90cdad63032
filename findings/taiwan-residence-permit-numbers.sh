#!/usr/bin/env bash
# validator 13.15.35 and id-validator 1.3.0 (npm): since 2018 residents of Hong Kong, Macao and Taiwan may hold a residence permit whose
# number is built like a resident identity number and begins with 810000, 820000 or 830000. validator takes the first two for
# identity numbers and refuses Taiwan's: its list of provinces has 71, the code of GB/T 2260, which no permit bears. id-validator
# refuses all three. Whoever checks a form with either cannot register somebody from Taiwan by the number on the card.
#
# Needs Node.js with npm. The numbers are of people who would be 125 years old. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen:
#   mainland 350404190101010011: validator true, id-validator true
#   Hong Kong 810000190101010015: validator true, id-validator false
#   Macao 820000190101010017: validator true, id-validator false
#   Taiwan 830000190101010019: validator false, id-validator false
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-fund --no-audit validator@13.15.35 id-validator@1.3.0 > /dev/null
cat > permits.js <<'JS'
const { isIdentityCard } = require("validator");
const IdValidator = require("id-validator");
const other = new IdValidator(require("id-validator/src/GB2260.js"));
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
for (const [place, code] of [["mainland", "350404"], ["Hong Kong", "810000"], ["Macao", "820000"], ["Taiwan", "830000"]]) {
  const first = code + "19010101001";
  const number = first + "10X98765432"[weights.reduce((sum, weight, i) => sum + weight * first[i], 0) % 11];
  console.log(`${place} ${number}: validator ${isIdentityCard(number, "zh-CN")}, id-validator ${other.isValid(number)}`);
}
JS
node permits.js | tee seen.txt
grep -qx "mainland 350404190101010011: validator true, id-validator true" seen.txt
grep -qx "Hong Kong 810000190101010015: validator true, id-validator false" seen.txt
grep -qx "Macao 820000190101010017: validator true, id-validator false" seen.txt
grep -qx "Taiwan 830000190101010019: validator false, id-validator false" seen.txt
