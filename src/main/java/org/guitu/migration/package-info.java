/**
 * What becomes of running cases when a process gets a new version: who is affected, a plan for each older version, what is wrong with it, and
 * carrying it out case by case. What of it faces the engine is {@code migration.engine}.
 */
package org.guitu.migration;
