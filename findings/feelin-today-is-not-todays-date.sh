#!/usr/bin/env bash
# feelin 3.2.0 and @bpmn-io/feelin 6.1.1 (npm; what form-js-viewer 1.8.7 and 2.0.0 read the conditions of a form with): today() is the
# midnight of the reader's clock, and every other date the midnight of UTC. So today() never equals the date of today outside UTC; east of
# Greenwich the date of today is later than today(), and "no date in the future" refuses today. For the same reason the date of a
# date and time with an offset is that of UTC: in China it is yesterday's until eight in the morning. feelin 8.2.0 has mended both; it is
# not what form-js uses.
#
# Needs Node.js with npm. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen in the time zone Asia/Shanghai:
#   feelin 3.2.0, today() = the date of today: false
#   feelin 3.2.0, the date of today > today(): true
#   feelin 3.2.0, date of 2026-11-30T03:30:00+08:00: 2026-11-29
#   @bpmn-io/feelin 6.1.1, today() = the date of today: false
#   @bpmn-io/feelin 6.1.1, the date of today > today(): true
#   @bpmn-io/feelin 6.1.1, date of 2026-11-30T03:30:00+08:00: 2026-11-29
#   feelin 8.2.0, today() = the date of today: true
#   feelin 8.2.0, the date of today > today(): false
#   feelin 8.2.0, date of 2026-11-30T03:30:00+08:00: 2026-11-30
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-fund --no-audit feelin@3.2.0 @bpmn-io/feelin@6.1.1 newest@npm:feelin@8.2.0 > /dev/null
cat > today.mjs <<'JS'
const now = new Date();
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, "0")).join("-");
for (const [name, path] of [["feelin 3.2.0", "feelin"], ["@bpmn-io/feelin 6.1.1", "@bpmn-io/feelin"], ["feelin 8.2.0", "newest"]]) {
  const { evaluate } = await import(path);
  const value = expression => [evaluate(expression, {})].map(answer => answer?.warnings ? answer.value : answer)[0];
  console.log(`${name}, today() = the date of today: ${value(`today() = date("${today}")`)}`);
  console.log(`${name}, the date of today > today(): ${value(`date("${today}") > today()`)}`);
  console.log(`${name}, date of 2026-11-30T03:30:00+08:00: ${value(`string(date(date and time("2026-11-30T03:30:00+08:00")))`)}`);
}
JS
TZ=Asia/Shanghai node today.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
feelin 3.2.0, today() = the date of today: false
feelin 3.2.0, the date of today > today(): true
feelin 3.2.0, date of 2026-11-30T03:30:00+08:00: 2026-11-29
@bpmn-io/feelin 6.1.1, today() = the date of today: false
@bpmn-io/feelin 6.1.1, the date of today > today(): true
@bpmn-io/feelin 6.1.1, date of 2026-11-30T03:30:00+08:00: 2026-11-29
feelin 8.2.0, today() = the date of today: true
feelin 8.2.0, the date of today > today(): false
feelin 8.2.0, date of 2026-11-30T03:30:00+08:00: 2026-11-30
SEEN
