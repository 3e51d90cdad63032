/** What the engine says about versions and their instances, and moving these. */
package org.guitu.migration.engine;
