/**
 * What everything else stands on: departments, regions, their queues, accounts and roles, and the time of China. It knows nothing else of
 * Guitu, and no rules about who may do what.
 */
package org.guitu.office;
