package org.guitu.handover.engine;

import org.guitu.casefile.CaseNumber;

/**
 * What a command of the engine is to move to another region.
 *
 * @param instance the id of the process instance that asked for it
 * @param what {@code case}, or the id of a service's process
 * @param from the region's code, as is {@code to}
 */
record MoveOrder(CaseNumber caseNumber, String instance, String what, String from, String to) {}
