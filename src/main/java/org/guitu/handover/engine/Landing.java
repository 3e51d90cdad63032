package org.guitu.handover.engine;

import java.util.Map;

/**
 * Where a called process begins when it takes over a step that was its caller's before: at that step, not at its start.
 *
 * @param instance the process instance in which the step was done so far; once it has begun, the called one
 * @param before what the step is called there
 * @param step what it is called in the called process
 * @param facts what the called process is to know besides what the call hands on
 */
record Landing(String instance, String before, String step, Map<String, Object> facts) {}
