#!/usr/bin/env bash
# feelin 3.2.0 and @bpmn-io/feelin 6.1.1 (npm; what form-js-viewer 1.8.7 and 2.0.0 read the conditions of a form with): "day of week" and
# "month of year" answer in the language of the reader's computer. By the standard they are the English words, as FEEL-scala's on the
# server are; in a Chinese browser a condition that compares with "Monday" is never true, without an error. feelin 8.2.0 answers in English.
#
# Needs Node.js with npm. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen with the locale zh_CN:
#   feelin 3.2.0: 星期一, 十一月, is it Monday false
#   @bpmn-io/feelin 6.1.1: 星期一, 十一月, is it Monday false
#   feelin 8.2.0: Monday, November, is it Monday true
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-fund --no-audit feelin@3.2.0 @bpmn-io/feelin@6.1.1 newest@npm:feelin@8.2.0 > /dev/null
cat > week.mjs <<'JS'
for (const [name, path] of [["feelin 3.2.0", "feelin"], ["@bpmn-io/feelin 6.1.1", "@bpmn-io/feelin"], ["feelin 8.2.0", "newest"]]) {
  const { evaluate } = await import(path);
  const value = expression => [evaluate(expression, {})].map(answer => answer?.warnings ? answer.value : answer)[0];
  console.log(`${name}: ${value(`day of week(date("2026-11-30"))`)}, ${value(`month of year(date("2026-11-30"))`)}, is it Monday ${
    value(`day of week(date("2026-11-30")) = "Monday"`)}`);
}
JS
LC_ALL=zh_CN.UTF-8 node week.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
feelin 3.2.0: 星期一, 十一月, is it Monday false
@bpmn-io/feelin 6.1.1: 星期一, 十一月, is it Monday false
feelin 8.2.0: Monday, November, is it Monday true
SEEN
