/** The sweep over what is overdue: which tier is told, and from which on an order is given. */
package org.guitu.clock.engine.escalation;
