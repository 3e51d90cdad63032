#!/usr/bin/env bash
# feelin 3.2.0 and @bpmn-io/feelin 6.1.1 (npm; what form-js-viewer 1.8.7 and 2.0.0 read the conditions of a form with): the difference of
# two dates has no days. Its property "days" is 0 whatever the dates are, and its text counts years of 365 and months of 30 days, so that
# from 20 May 2010 to 19 May 2024 are "14 years, 2 months and 13 days". Only the comparison with another duration is right. The standard
# makes it a duration of days and time (P5113D), as the server's FEEL-scala and feelin 8.2.0 do.
#
# Needs Node.js with npm. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen:
#   feelin 3.2.0: days 0, text P14Y2M13D, equals P5113D true
#   @bpmn-io/feelin 6.1.1: days 0, text P14Y2M13D, equals P5113D true
#   feelin 8.2.0: days 5113, text P5113D, equals P5113D true
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-fund --no-audit feelin@3.2.0 @bpmn-io/feelin@6.1.1 newest@npm:feelin@8.2.0 > /dev/null
cat > days.mjs <<'JS'
const difference = `(date("2024-05-19") - date("2010-05-20"))`;
for (const [name, path] of [["feelin 3.2.0", "feelin"], ["@bpmn-io/feelin 6.1.1", "@bpmn-io/feelin"], ["feelin 8.2.0", "newest"]]) {
  const { evaluate } = await import(path);
  const value = expression => [evaluate(expression, {})].map(answer => answer?.warnings ? answer.value : answer)[0];
  console.log(`${name}: days ${value(`${difference}.days`)}, text ${value(`string(${difference})`)}, equals P5113D ${
    value(`${difference} = duration("P5113D")`)}`);
}
JS
node days.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
feelin 3.2.0: days 0, text P14Y2M13D, equals P5113D true
@bpmn-io/feelin 6.1.1: days 0, text P14Y2M13D, equals P5113D true
feelin 8.2.0: days 5113, text P5113D, equals P5113D true
SEEN
