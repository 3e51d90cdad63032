#!/usr/bin/env bash
# bpmn-js-differ 3.2.0 (npm): called as its manual says, diff(old, new), it tells additions and removals the right way round, and of every
# changed attribute the old value as the new one and the new value as the old one. The manual's own example ("oldValue: '',
# newValue: 'T'") suggests that the names mean what they say. Whoever shows "was … is …" to a second person shows it backwards.
#
# Needs Node.js with npm. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen (from a task "old" to a task "new" with a gateway beside it):
#   added: g
#   name of t: oldValue new, newValue old
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-fund --no-audit bpmn-js-differ@3.2.0 bpmn-moddle@10.3.1 > /dev/null
cat > differ.mjs <<'JS'
import { BpmnModdle } from "bpmn-moddle";
import { diff } from "bpmn-js-differ";
const read = async steps => (await new BpmnModdle().fromXML(`<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  id="d" targetNamespace="n"><bpmn:process id="p">${steps}</bpmn:process></bpmn:definitions>`)).rootElement;
const changes = diff(
  await read(`<bpmn:userTask id="t" name="old" />`),
  await read(`<bpmn:userTask id="t" name="new" /><bpmn:exclusiveGateway id="g" />`));
console.log("added: " + Object.keys(changes._added));
const name = changes._changed.t.attrs.name;
console.log(`name of t: oldValue ${name.oldValue}, newValue ${name.newValue}`);
JS
node differ.mjs | tee seen.txt
grep -qx "added: g" seen.txt
grep -qx "name of t: oldValue new, newValue old" seen.txt
