#!/usr/bin/env bash
# form-js-viewer 1.8.7 and 2.0.0 (npm): "disallow past dates" of a date field only takes the days out of the calendar that drops down. A date
# that the form was given, as of a form begun last week, is shown as an empty field and sent, although the field is required at the same time
# and nothing stands in it; "validate" has no word for it. Min and max of a number are checked.
#
# Needs Node.js with npm. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen:
#   1.8.7 sent: {"day":"2020-01-01","number":1}, shown "", errors: number
#   2.0.0 sent: {"day":"2020-01-01","number":1}, shown "", errors: number
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
await submitted([
  { type: "datetime", subtype: "date", id: "a", key: "day", dateLabel: "A", disallowPassedDates: true, validate: { required: true } },
  { type: "number", id: "b", key: "number", label: "B", validate: { min: 5 } }],
{ day: "2020-01-01", number: 1 }, ({ data, errors }, container) =>
  `sent: ${JSON.stringify(data)}, shown "${container.querySelector("input").value}", errors: ${Object.keys(errors).map(id => id === "a" ? "day" : "number")}`);
process.exit(0);
JS
node form.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
1.8.7 sent: {"day":"2020-01-01","number":1}, shown "", errors: number
2.0.0 sent: {"day":"2020-01-01","number":1}, shown "", errors: number
SEEN
