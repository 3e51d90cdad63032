#!/usr/bin/env bash
# bpmn-js-differ 3.2.0 with bpmn-moddle 10.3.1 (npm): "a semantic diffing utility" that finds two processes the same if a timer waits nine
# days instead of one, or if a step has moved to another lane. It sees a changed candidate group or form only if the reader was given
# Camunda's descriptor (camunda-bpmn-moddle 8.0.1); without it the XML is read without a warning, and who may do a step is no difference.
# Whoever lets a second person agree to the differences it finds lets these through.
#
# Needs Node.js with npm. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen:
#   name: changed, with the descriptor changed
#   timer P1D to P9D: same, with the descriptor same
#   lane: same, with the descriptor same
#   candidateGroups: same, with the descriptor changed
#   formKey: same, with the descriptor changed
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-fund --no-audit bpmn-js-differ@3.2.0 bpmn-moddle@10.3.1 camunda-bpmn-moddle@8.0.1 > /dev/null
cat > differ.mjs <<'JS'
import { readFileSync } from "node:fs";
import { BpmnModdle } from "bpmn-moddle";
import { diff } from "bpmn-js-differ";
const camunda = JSON.parse(readFileSync("node_modules/camunda-bpmn-moddle/resources/camunda.json", "utf8"));
const read = async (steps, descriptors) => {
  const { rootElement, warnings } = await new BpmnModdle(descriptors).fromXML(`<bpmn:definitions
    xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="n">
    <bpmn:process id="p">${steps}</bpmn:process></bpmn:definitions>`);
  if (warnings.length) throw new Error(warnings[0].message);
  return rootElement;
};
const compare = async (before, after, descriptors) => {
  const found = diff(await read(before, descriptors), await read(after, descriptors));
  return Object.values(found).some(kind => Object.keys(kind).length) ? "changed" : "same";
};
const timer = days => `<bpmn:intermediateCatchEvent id="e"><bpmn:timerEventDefinition id="t"><bpmn:timeDuration>P${days}D</bpmn:timeDuration>
  </bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`;
const step = `<bpmn:flowNodeRef>s</bpmn:flowNodeRef>`;
const lanes = (one, two) => `<bpmn:laneSet id="l"><bpmn:lane id="one">${one}</bpmn:lane><bpmn:lane id="two">${two}</bpmn:lane></bpmn:laneSet>
  <bpmn:userTask id="s" />`;
for (const [what, before, after] of [
  ["name", `<bpmn:userTask id="s" name="a" />`, `<bpmn:userTask id="s" name="b" />`],
  ["timer P1D to P9D", timer(1), timer(9)],
  ["lane", lanes(step, ""), lanes("", step)],
  ["candidateGroups", `<bpmn:userTask id="s" camunda:candidateGroups="a" />`, `<bpmn:userTask id="s" camunda:candidateGroups="b" />`],
  ["formKey", `<bpmn:userTask id="s" camunda:formKey="a" />`, `<bpmn:userTask id="s" camunda:formKey="b" />`],
]) {
  console.log(`${what}: ${await compare(before, after, {})}, with the descriptor ${await compare(before, after, { camunda })}`);
}
JS
node differ.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
name: changed, with the descriptor changed
timer P1D to P9D: same, with the descriptor same
lane: same, with the descriptor same
candidateGroups: same, with the descriptor changed
formKey: same, with the descriptor changed
SEEN
