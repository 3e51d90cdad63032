/**
 * Cases in which nobody has anything to do: the list of them for supervisors, the notices when it lasts, the watch over urgent ones, and
 * ending a wait before its day.
 */
package org.guitu.parked.engine;
