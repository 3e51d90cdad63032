#!/usr/bin/env bash
# form-js-viewer 1.8.7 and 2.0.0 (npm): a null that it is given, and an answer that is missing, become "" in a text, [] in a check list and
# false in a check box before any condition is read, and stay null in a number, a date, a choice. So "=a = null" is never true of a
# text that nobody filled in, and what it ought to hide is shown; the same condition on the server, where nothing was answered, is true.
#
# Needs Node.js with npm. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen:
#   1.8.7 sent: {"text":"","list":[],"box":false,"number":null,"day":null,"choice":null}
#   2.0.0 sent: {"text":"","list":[],"box":false,"number":null,"day":null,"choice":null}
#   1.8.7 hidden if null: number
#   2.0.0 hidden if null: number
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
const choices = { values: [{ label: "x", value: "x" }] };
const fields = [
  { type: "textfield", id: "a", key: "text", label: "A" }, { type: "checklist", id: "b", key: "list", label: "B", ...choices },
  { type: "checkbox", id: "c", key: "box", label: "C" }, { type: "number", id: "d", key: "number", label: "D" },
  { type: "datetime", subtype: "date", id: "e", key: "day", dateLabel: "E" }, { type: "radio", id: "g", key: "choice", label: "G", ...choices }];
await submitted(fields, { text: null, list: null, box: null, number: null, day: null, choice: null }, ({ data }) => `sent: ${JSON.stringify(data)}`);
const hints = ["text", "list", "box", "number"].map(key =>
  ({ type: "text", id: `hint-${key}`, text: `[${key}]`, conditional: { hide: `=${key} = null` } }));
await submitted([...fields, ...hints], {}, (sent, container) =>
  `hidden if null: ${["text", "list", "box", "number"].filter(key => !container.textContent.includes(`[${key}]`)).join(" ")}`);
process.exit(0);
JS
node form.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
1.8.7 sent: {"text":"","list":[],"box":false,"number":null,"day":null,"choice":null}
2.0.0 sent: {"text":"","list":[],"box":false,"number":null,"day":null,"choice":null}
1.8.7 hidden if null: number
2.0.0 hidden if null: number
SEEN
