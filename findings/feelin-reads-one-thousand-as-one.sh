#!/usr/bin/env bash
# feelin 8.2.0 (npm, newest) and @bpmn-io/feelin 6.1.1 (of form-js-viewer 2.0.0): the number 1e3, which DMN's grammar has in its newer
# versions, is read as 1, without an error or a warning; 1.0e3 is read as 1000. Other remains behind a number are refused (1 2 is a syntax
# error). FEEL-scala 1.19.3 knows neither and says so.
#
# Needs Node.js with npm. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen:
#   @bpmn-io/feelin 6.1.1: 1e3 is 1, 1.0e3 is 1000, 1e3 > 500 is false
#   feelin 8.2.0: 1e3 is 1, 1.0e3 is 1000, 1e3 > 500 is false
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-fund --no-audit @bpmn-io/feelin@6.1.1 newest@npm:feelin@8.2.0 > /dev/null
cat > numbers.mjs <<'JS'
for (const [name, path] of [["@bpmn-io/feelin 6.1.1", "@bpmn-io/feelin"], ["feelin 8.2.0", "newest"]]) {
  const { evaluate } = await import(path);
  const told = [];
  for (const expression of ["1e3", "1.0e3", "1e3 > 500"]) {
    const answer = evaluate(expression, {});
    if (answer?.warnings?.length) told.push("warning: " + JSON.stringify(answer.warnings));
    told.push(`${expression} is ${answer?.warnings ? answer.value : answer}`);
  }
  console.log(`${name}: ${told.join(", ")}`);
}
JS
node numbers.mjs | tee seen.txt
grep -qx "@bpmn-io/feelin 6.1.1: 1e3 is 1, 1.0e3 is 1000, 1e3 > 500 is false" seen.txt
grep -qx "feelin 8.2.0: 1e3 is 1, 1.0e3 is 1000, 1e3 > 500 is false" seen.txt
