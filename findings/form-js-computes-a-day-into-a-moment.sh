#!/usr/bin/env bash
# form-js-viewer 1.8.7 and 2.0.0 (npm): a date field sends 2026-11-30, and an expression field that computes a date sends a moment: the
# midnight of UTC for a date that is written in it, and the reader's own midnight for today(). So the same day goes to the server in three
# forms, and the computed ones are not what a date field takes when the form is opened again: it shows nothing.
#
# Needs Node.js with npm. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen in the time zone Asia/Shanghai:
#   1.8.7 field "2026-11-30", date "2026-11-30T00:00:00.000Z", today() "…T00:00:00.000+08:00"
#   2.0.0 field "2026-11-30", date "2026-11-30T00:00:00.000Z", today() "…T00:00:00.000+08:00"
#   1.8.7 opened again: "", sent null
#   2.0.0 opened again: "", sent null
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
mkdir old new
npm install --silent --no-fund --no-audit jsdom@24.1.3 esbuild@0.25.0 > /dev/null
for pair in old:1.8.7 new:2.0.0; do
    (
        cd "${pair%:*}"
        npm init -y > /dev/null
        npm install --silent --no-fund --no-audit "@bpmn-io/form-js-viewer@${pair#*:}" > /dev/null
        ../node_modules/.bin/esbuild node_modules/@bpmn-io/form-js-viewer/dist/index.es.js --bundle --platform=browser --format=esm \
            --outfile=viewer.mjs --log-level=error
    )
done
cat > page.mjs <<'JS'
import { JSDOM } from "jsdom";
const { window } = new JSDOM("<!doctype html><body></body>", { pretendToBeVisual: true, url: "http://localhost/" });
for (const name of Object.getOwnPropertyNames(window)) if (!(name in globalThis)) globalThis[name] = window[name];
Object.assign(globalThis, { window, document: window.document, Event: window.Event, CustomEvent: window.CustomEvent });
globalThis.ResizeObserver = window.ResizeObserver = class { observe() {} unobserve() {} disconnect() {} };
globalThis.DataTransfer = class {};
/** Shows a form in both versions, submits it and tells what was sent. */
export async function submitted(components, data, tell) {
  for (const [version, path] of [["1.8.7", "./old/viewer.mjs"], ["2.0.0", "./new/viewer.mjs"]]) {
    const { createForm } = await import(path);
    const container = document.body.appendChild(document.createElement("div"));
    const form = await createForm({ container, data, schema: { type: "default", id: "f", schemaVersion: 16, components } });
    await new Promise(resolve => setTimeout(resolve, 300));
    console.log(`${version} ${tell(form.submit(), container)}`);
  }
}
JS
cat > form.mjs <<'JS'
import { submitted } from "./page.mjs";
const day = { type: "datetime", subtype: "date", id: "day", key: "day", dateLabel: "A" };
const computed = (key, expression) => ({ type: "expression", id: key, key, expression, computeOn: "change" });
await submitted([day, computed("written", `=date("2026-11-30")`), computed("now", "=today()")], { day: "2026-11-30" },
  ({ data }) => `field "${data.day}", date "${data.written}", today() "…${data.now.slice(10)}"`);
await submitted([day], { day: "2026-11-30T00:00:00.000Z" }, ({ data }, container) =>
  `opened again: "${container.querySelector("input").value}", sent ${data.day}`);
process.exit(0);
JS
TZ=Asia/Shanghai node form.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
1.8.7 field "2026-11-30", date "2026-11-30T00:00:00.000Z", today() "…T00:00:00.000+08:00"
2.0.0 field "2026-11-30", date "2026-11-30T00:00:00.000Z", today() "…T00:00:00.000+08:00"
1.8.7 opened again: "", sent null
2.0.0 opened again: "", sent null
SEEN
