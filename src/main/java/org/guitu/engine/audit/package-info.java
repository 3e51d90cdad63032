/**
 * How the engine's work gets into the audit trail: forms by what was asked, commands by the engine's own log of operations. What an event is
 * and how it is kept is not decided here.
 */
package org.guitu.engine.audit;
