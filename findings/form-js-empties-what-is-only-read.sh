#!/usr/bin/env bash
# form-js-viewer 1.8.7 and 2.0.0 (npm): a read-only field is part of what is sent, and an answer that the field cannot show is replaced
# first. A choice whose option has been taken out of the form since becomes null, a list loses it, and a date that came with a time of
# day, as Camunda's Date does in JSON, becomes null. Who only looked at an old answer has deleted it by sending the form, without a
# message; nothing tells the server that the field was read-only.
#
# Needs Node.js with npm. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen:
#   1.8.7 sent: {"choice":null,"list":["new"],"day":null,"text":"kept"}
#   2.0.0 sent: {"choice":null,"list":["new"],"day":null,"text":"kept"}
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
const choices = { readonly: true, values: [{ label: "New", value: "new" }] };
await submitted([
  { type: "select", id: "a", key: "choice", label: "A", ...choices }, { type: "checklist", id: "b", key: "list", label: "B", ...choices },
  { type: "datetime", subtype: "date", id: "c", key: "day", dateLabel: "C", readonly: true },
  { type: "textfield", id: "d", key: "text", label: "D", readonly: true }],
{ choice: "gone", list: ["gone", "new"], day: "2026-02-28T10:00:00.000+0800", text: "kept" }, ({ data }) => `sent: ${JSON.stringify(data)}`);
process.exit(0);
JS
node form.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
1.8.7 sent: {"choice":null,"list":["new"],"day":null,"text":"kept"}
2.0.0 sent: {"choice":null,"list":["new"],"day":null,"text":"kept"}
SEEN
