#!/usr/bin/env bash
# feelin 8.2.0 (npm): two date and times that are the same moment, written with different offsets, are equal by "=", and their difference
# is eight hours: it subtracts what the clocks show and leaves the offsets out. feelin 3.2.0 said 0. Whoever counts the hours of a time
# limit from a server's time in UTC to one typed in China has eight hours too many.
#
# Needs Node.js with npm. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen:
#   feelin 3.2.0: equal true, difference PT0S
#   feelin 8.2.0: equal true, difference PT8H
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-fund --no-audit feelin@3.2.0 newest@npm:feelin@8.2.0 > /dev/null
cat > moment.mjs <<'JS'
const china = `date and time("2026-11-30T03:30:00+08:00")`, utc = `date and time("2026-11-29T19:30:00Z")`;
for (const [name, path] of [["feelin 3.2.0", "feelin"], ["feelin 8.2.0", "newest"]]) {
  const { evaluate } = await import(path);
  const value = expression => [evaluate(expression, {})].map(answer => answer?.warnings ? answer.value : answer)[0];
  console.log(`${name}: equal ${value(`${china} = ${utc}`)}, difference ${value(`string(${china} - ${utc})`)}`);
}
JS
node moment.mjs | tee seen.txt
grep -qx "feelin 3.2.0: equal true, difference PT0S" seen.txt
grep -qx "feelin 8.2.0: equal true, difference PT8H" seen.txt
