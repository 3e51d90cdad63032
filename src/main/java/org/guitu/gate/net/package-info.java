/** A process as a net: its nodes, flows and calls, read from BPMN, and its conditions as something that can be asked. */
package org.guitu.gate.net;
