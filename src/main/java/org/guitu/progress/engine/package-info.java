/**
 * Where cases stand, read from the engine's tables: how many tasks are open, and why each case waits. Nothing of a case's content, and
 * nothing is changed.
 */
package org.guitu.progress.engine;
