/**
 * What every installation needs in the engine: departments, roles and regions, rights, work lists and an index, brought in at each start.
 * Nothing here takes part in the daily work.
 */
package org.guitu.engine.provisioning;
