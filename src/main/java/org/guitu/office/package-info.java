/**
 * What everything else stands on: departments, regions, their queues, accounts and roles, the time of China, and a refusal. It knows nothing else of
 * Guitu, and no rules about who may do what.
 */
package org.guitu.office;
