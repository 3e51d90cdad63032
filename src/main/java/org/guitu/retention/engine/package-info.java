/**
 * The table of periods as a decision of the engine, and the time to live of its own history. What is deleted, and when, is decided in
 * {@code retention}.
 */
package org.guitu.retention.engine;
