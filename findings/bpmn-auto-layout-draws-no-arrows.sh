#!/usr/bin/env bash
# bpmn-auto-layout 1.3.0 (npm): of a process whose steps do not repeat their sequence flows as "incoming" and "outgoing", which BPMN leaves
# open and Camunda runs without, it draws the steps below each other and no arrow at all, without an error. Lanes are not drawn in
# either case, although the manual's list of what is left out does not name them, so that nobody sees any more who does a step.
#
# Needs Node.js with npm. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen:
#   with incoming and outgoing: shapes start task end, edges first second, lanes none
#   without: shapes start task end, edges none, lanes none
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-fund --no-audit bpmn-auto-layout@1.3.0 > /dev/null
cat > layout.mjs <<'JS'
import { layoutProcess } from "bpmn-auto-layout";
const process = (incoming, outgoing) => `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="n">
  <bpmn:process id="p" isExecutable="true">
    <bpmn:laneSet id="lanes">
      <bpmn:lane id="lane"><bpmn:flowNodeRef>start</bpmn:flowNodeRef><bpmn:flowNodeRef>task</bpmn:flowNodeRef></bpmn:lane>
      <bpmn:lane id="other-lane"><bpmn:flowNodeRef>end</bpmn:flowNodeRef></bpmn:lane>
    </bpmn:laneSet>
    <bpmn:startEvent id="start">${outgoing("first")}</bpmn:startEvent>
    <bpmn:sequenceFlow id="first" sourceRef="start" targetRef="task" />
    <bpmn:userTask id="task">${incoming("first")}${outgoing("second")}</bpmn:userTask>
    <bpmn:sequenceFlow id="second" sourceRef="task" targetRef="end" />
    <bpmn:endEvent id="end">${incoming("second")}</bpmn:endEvent>
  </bpmn:process>
</bpmn:definitions>`;
const tell = async (what, xml) => {
  const drawn = await layoutProcess(xml);
  const ids = kind => [...drawn.matchAll(new RegExp(`<bpmndi:BPMN${kind} [^>]*bpmnElement="([^"]+)"`, "g"))].map(found => found[1]);
  const list = found => found.join(" ") || "none";
  const shapes = ids("Shape");
  console.log(`${what}: shapes ${list(shapes.filter(id => !id.endsWith("lane")))}, edges ${list(ids("Edge"))}, lanes ${
    list(shapes.filter(id => id.endsWith("lane")))}`);
};
await tell("with incoming and outgoing",
  process(id => `<bpmn:incoming>${id}</bpmn:incoming>`, id => `<bpmn:outgoing>${id}</bpmn:outgoing>`));
await tell("without", process(() => "", () => ""));
JS
node layout.mjs | tee seen.txt
grep -qx "with incoming and outgoing: shapes start task end, edges first second, lanes none" seen.txt
grep -qx "without: shapes start task end, edges none, lanes none" seen.txt
