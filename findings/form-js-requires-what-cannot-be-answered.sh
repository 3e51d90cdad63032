#!/usr/bin/env bash
# form-js-viewer 1.8.7 and 2.0.0 (npm): a field that is required and read-only, and that has no answer, blocks the form. Nobody can fill it
# in, and "Field is required." stands there for good. A disabled field is left out of the check (and of what is sent), a hidden one too.
#
# Needs Node.js with npm. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen:
#   1.8.7 read-only: Field is required.
#   2.0.0 read-only: Field is required.
#   1.8.7 disabled: sent
#   2.0.0 disabled: sent
#   1.8.7 hidden: sent
#   2.0.0 hidden: sent
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
for (const [what, how] of [["read-only", { readonly: true }], ["disabled", { disabled: true }], ["hidden", { conditional: { hide: "=true" } }]]) {
  const field = { type: "textfield", id: "a", key: "a", label: "A", validate: { required: true }, ...how };
  await submitted([field], {}, ({ errors }) => `${what}: ${errors.a ?? "sent"}`);
}
process.exit(0);
JS
node form.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
1.8.7 read-only: Field is required.
2.0.0 read-only: Field is required.
1.8.7 disabled: sent
2.0.0 disabled: sent
1.8.7 hidden: sent
2.0.0 hidden: sent
SEEN
